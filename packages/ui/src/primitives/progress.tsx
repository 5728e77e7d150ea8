'use client'

import { Progress as Base } from '@base-ui/react/progress'
import { cn } from './cn'

export type ProgressTone = 'neutral' | 'held' | 'released' | 'failed'

export type ProgressProps = {
  label: string
  labelHidden?: boolean
  /** 0–100, or `null` while nobody knows. */
  percent: number | null
  /** The state as shown at the right and spoken, e.g. "64 %" or "about a minute". */
  valueText: string
  tone?: ProgressTone
  size?: 'sm' | 'md'
  /** Spoken politely when it changes; give milestones ("half done"), not every percent. */
  announcement?: string
  className?: string
}

const fills: Record<ProgressTone, string> = {
  neutral: 'bg-ink',
  held: 'bg-held',
  released: 'bg-released',
  failed: 'bg-failed',
}

/** How far a wait has come. */
export function Progress(props: ProgressProps) {
  const { label, labelHidden, percent, valueText, tone = 'neutral', size = 'md', announcement, className } = props
  return (
    <Base.Root
      value={percent}
      getAriaValueText={() => valueText}
      className={cn('flex w-full min-w-0 flex-col gap-1.5', className)}
    >
      <div className={cn('flex items-baseline justify-between gap-3 text-sm', labelHidden && 'sr-only')}>
        <Base.Label className="min-w-0 truncate">{label}</Base.Label>
        <span aria-hidden="true" className="numeric shrink-0 text-muted">
          {valueText}
        </span>
      </div>
      <Base.Track className={cn('w-full overflow-hidden rounded-full bg-wash-strong', size === 'sm' ? 'h-1' : 'h-1.5')}>
        <Base.Indicator
          className={cn(
            'rounded-full transition-[width] duration-(--duration-slow)',
            fills[tone],
            percent === null && 'w-2/5 animate-travel motion-reduce:w-full motion-reduce:opacity-40',
          )}
        />
      </Base.Track>
      {announcement === undefined ? null : (
        <span aria-live="polite" className="sr-only">
          {announcement}
        </span>
      )}
    </Base.Root>
  )
}
