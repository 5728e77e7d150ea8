import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { CopyButton } from './copy-button'
import type { CopyLabels } from './copy-button'

export type ErrorStateProps = {
  /** What happened. */
  title: ReactNode
  text?: ReactNode
  /** What it cost: "You were not charged." */
  cost?: ReactNode
  /** What to do next; the buttons. */
  action?: ReactNode
  /** The number to quote to support. */
  errorId?: { label: string; value: string; copyLabels: CopyLabels }
  icon?: ReactNode
  size?: 'page' | 'inline'
  className?: string
}

/** Something broke: what happened, what it cost, what next. */
export function ErrorState({ title, text, cost, action, errorId, icon, size = 'page', className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn(
        'mx-auto flex max-w-md flex-col items-center text-center',
        size === 'page' ? 'px-6 py-20' : 'px-4 py-8',
        className,
      )}
    >
      <div
        aria-hidden="true"
        className="mb-4 grid size-12 place-items-center rounded-md bg-failed-soft text-failed [&_svg]:size-5 [&_svg]:stroke-[1.75]"
      >
        {icon ?? <CircleAlert />}
      </div>
      <h2 className={cn('font-semibold text-ink', size === 'page' ? 'text-xl' : 'text-lg')}>{title}</h2>
      {text ? <p className="mt-1.5 text-muted">{text}</p> : null}
      {cost ? <p className="mt-3 rounded-sm bg-wash px-2.5 py-1 text-sm font-medium text-ink">{cost}</p> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
      {errorId ? (
        <div className="mt-5 flex max-w-full items-center gap-1 text-xs text-muted">
          <span className="shrink-0">{errorId.label}</span>
          <code className="min-w-0 truncate font-mono">{errorId.value}</code>
          <CopyButton value={errorId.value} labels={errorId.copyLabels} />
        </div>
      ) : null}
    </div>
  )
}
