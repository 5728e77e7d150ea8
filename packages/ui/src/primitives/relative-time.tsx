import { formatRelative } from './amounts'
import { cn } from './cn'

export type RelativeTimeProps = {
  atMs: number
  /** The present, given, so that server and browser say the same; pass a new one to move on. */
  nowMs: number
  locale: string
  /** For the full date in the title; default the runtime's. */
  timeZone?: string
  className?: string
}

/** "3 minutes ago", with the full date on hover. */
export function RelativeTime({ atMs, nowMs, locale, timeZone, className }: RelativeTimeProps) {
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(atMs)
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={full}
      suppressHydrationWarning
      className={cn('whitespace-nowrap', className)}
    >
      {formatRelative(atMs, nowMs, locale)}
    </time>
  )
}
