import type { ReactNode } from 'react'
import { cn } from './cn'

export type StatProps = {
  label: ReactNode
  value: ReactNode
  /** The unit or the comparison under the number. */
  hint?: ReactNode
  /** Colours the number where it means something. */
  tone?: 'neutral' | 'held' | 'released' | 'failed'
  /** A `Sparkline`. */
  chart?: ReactNode
  className?: string
}

const tones = { neutral: 'text-ink', held: 'text-held', released: 'text-released', failed: 'text-failed' } as const

/** One number and what it counts. */
export function Stat({ label, value, hint, tone = 'neutral', chart, className }: StatProps) {
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <span className="text-sm text-muted">{label}</span>
      <span className={cn('truncate text-2xl leading-8 font-semibold', tones[tone])}>{value}</span>
      {chart}
      {hint ? <span className="numeric text-xs text-muted">{hint}</span> : null}
    </div>
  )
}

/** Several numbers beside each other, with hairlines between. */
export function StatRow({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={cn(
        'flex flex-wrap gap-px overflow-hidden rounded-md border border-line bg-line *:min-w-36 *:flex-1 *:bg-surface *:px-4 *:py-3.5',
        className,
      )}
    >
      {children}
    </div>
  )
}
