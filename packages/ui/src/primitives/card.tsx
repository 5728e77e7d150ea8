import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export type CardProps = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode
  description?: ReactNode
  /** Buttons at the right of the head. */
  actions?: ReactNode
  foot?: ReactNode
  /** `flush` lets a table or a picture touch the edges. Default `normal`. */
  padding?: 'normal' | 'flush'
}

/** A panel on the wall. */
export function Card({
  title,
  description,
  actions,
  foot,
  padding = 'normal',
  className,
  children,
  ...props
}: CardProps) {
  const hasHead = Boolean(title) || Boolean(actions)
  return (
    <section {...props} className={cn('min-w-0 overflow-hidden rounded-md border border-line bg-surface', className)}>
      {hasHead ? (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-3">
          <div className="min-w-0">
            {title ? <h2 className="text-lg font-semibold text-ink">{title}</h2> : null}
            {description ? <p className="mt-0.5 text-sm text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex shrink-0 items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={cn(padding === 'normal' && 'px-5 pb-5', padding === 'normal' && !hasHead && 'pt-5')}>
        {children}
      </div>
      {foot ? <footer className="border-t border-line px-5 py-3 text-sm text-muted">{foot}</footer> : null}
    </section>
  )
}
