import { cn } from './cn'

export type SeparatorProps = { orientation?: 'horizontal' | 'vertical'; label?: string; className?: string }

/** A hairline; with a label, the words stand in its middle ("or"). */
export function Separator({ orientation = 'horizontal', label, className }: SeparatorProps) {
  if (label) {
    return (
      <div className={cn('flex items-center gap-3 text-xs text-muted', className)}>
        <span aria-hidden="true" className="h-px flex-1 bg-line" />
        {label}
        <span aria-hidden="true" className="h-px flex-1 bg-line" />
      </div>
    )
  }
  const shape = orientation === 'horizontal' ? 'h-px w-full' : 'w-px self-stretch'
  return <hr aria-orientation={orientation} className={cn('shrink-0 border-0 bg-line', shape, className)} />
}
