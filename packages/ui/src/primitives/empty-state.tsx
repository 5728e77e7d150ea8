import type { ReactNode } from 'react'
import { cn } from './cn'

export type EmptyStateProps = {
  icon?: ReactNode
  title: ReactNode
  /** What this place is for and the first step. */
  text?: ReactNode
  action?: ReactNode
  /** `page` fills a page, `inline` a card. Default `page`. */
  size?: 'page' | 'inline'
  className?: string
}

/** Nothing here yet: what it is for, and the first step. */
export function EmptyState({ icon, title, text, action, size = 'page', className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        'mx-auto flex max-w-md flex-col items-center text-center',
        size === 'page' ? 'px-6 py-20' : 'px-4 py-10',
        className,
      )}
    >
      {icon ? (
        <div
          aria-hidden="true"
          className="mb-4 grid size-12 place-items-center rounded-md border border-line bg-surface text-muted [&_svg]:size-5 [&_svg]:stroke-[1.5]"
        >
          {icon}
        </div>
      ) : null}
      <h2 className={cn('font-semibold text-ink', size === 'page' ? 'text-xl' : 'text-lg')}>{title}</h2>
      {text ? <p className="mt-1.5 text-base text-muted">{text}</p> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
