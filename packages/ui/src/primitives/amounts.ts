/** Whole credits as one reads them: `1,240`; with `sign: 'always'` also `+12` and `−12` (a true minus). */
export function formatCredits(amount: number, locale: string, sign: 'auto' | 'always' = 'auto'): string {
  const text = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 0,
    signDisplay: sign === 'always' ? 'exceptZero' : 'auto',
  }).format(amount)
  return text.replace('-', '−')
}

/** Minor units of a currency as money: 1999 USD → `$19.99`; yen have no minor unit, so 1999 JPY → `¥1,999`. */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amountMinor / 10 ** digits).replace('-', '−')
}

/** A length as a clock shows it: `0:08`, `12:05`, `1:02:03`. Rounds down, as players do. */
export function formatDuration(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const seconds = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

const steps: Array<[unit: Intl.RelativeTimeFormatUnit, seconds: number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** "3 minutes ago", "in 2 days", "now" (under 45 seconds), in the reader's language. */
export function formatRelative(atMs: number, nowMs: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' })
  const seconds = Math.round((atMs - nowMs) / 1000)
  if (Math.abs(seconds) < 45) return format.format(0, 'second')
  for (const [unit, size] of steps) {
    // A unit begins a little before it is full, so that 58 minutes already read "1 hour".
    const count = Math.round(seconds / size)
    if (Math.abs(count) >= 1 && Math.abs(seconds) >= size * 0.96) return format.format(count, unit)
  }
  return format.format(Math.sign(seconds), 'minute')
}
