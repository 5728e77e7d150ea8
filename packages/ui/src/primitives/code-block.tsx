import { cn } from './cn'
import { CopyButton } from './copy-button'
import type { CopyLabels } from './copy-button'

export type CodeBlockProps = {
  code: string
  /** Names the box, e.g. "Request". */
  label: string
  /** Without them there is no copy button. */
  copyLabels?: CopyLabels
  className?: string
}

/** Code as it is, with a way to take it along. */
export function CodeBlock({ code, label, copyLabels, className }: CodeBlockProps) {
  return (
    <div className={cn('relative overflow-hidden rounded-md border border-line bg-sunken/60', className)}>
      {/* A box that scrolls must take the focus, or a keyboard cannot scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto focus-visible:-outline-offset-2">
        <pre className={cn('w-max min-w-full px-4 py-3 font-mono text-xs leading-5', copyLabels && 'pr-12')}>
          <code>{code}</code>
        </pre>
      </section>
      {copyLabels ? (
        <div className="absolute top-2 right-2">
          <CopyButton value={code} labels={copyLabels} variant="secondary" />
        </div>
      ) : null}
    </div>
  )
}
