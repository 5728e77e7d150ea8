export { formatDuration } from './amounts'
import { formatDuration } from './amounts'
import { cn } from './cn'

/** A length of time as a clock shows it, e.g. `0:08`. */
export function Duration({ durationMs, className }: { durationMs: number; className?: string }) {
  return (
    <time dateTime={`PT${(durationMs / 1000).toFixed(1)}S`} className={cn('numeric', className)}>
      {formatDuration(durationMs)}
    </time>
  )
}
