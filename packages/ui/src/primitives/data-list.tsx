import type { ReactNode } from 'react'
import { cn } from './cn'

export type DataListProps = {
  items: Array<{ label: string; value: ReactNode }>
  /** `rows` puts label and value on one line, `stacked` one over the other. Default `rows`. */
  layout?: 'rows' | 'stacked'
  className?: string
}

/** Facts about one thing. */
export function DataList({ items, layout = 'rows', className }: DataListProps) {
  return (
    <dl
      className={cn(
        'text-sm',
        layout === 'rows' ? 'flex flex-col' : 'grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-4',
        className,
      )}
    >
      {items.map((item) => (
        <div
          key={item.label}
          className={cn(
            layout === 'rows'
              ? 'flex items-baseline justify-between gap-6 border-b border-line py-2 last:border-b-0'
              : 'flex min-w-0 flex-col gap-0.5',
          )}
        >
          <dt className="shrink-0 text-muted">{item.label}</dt>
          <dd className={cn('numeric min-w-0 break-words text-ink', layout === 'rows' && 'text-right')}>
            {item.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
