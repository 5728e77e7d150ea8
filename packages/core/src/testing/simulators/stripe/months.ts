/**
 * The second at which the nth month after the anchor begins; a day that a month lacks is its last.
 * https://docs.stripe.com/billing/subscriptions/billing-cycle
 */
export function monthAfter(anchor: number, months: number): number {
  const begun = new Date(anchor * 1000)
  const target = new Date(begun)
  target.setUTCDate(1)
  target.setUTCMonth(begun.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(begun.getUTCDate(), lastDay))
  return target.getTime() / 1000
}

/** The month that begins where another one ended. */
export function nextMonth(anchor: number, end: number): { start: number; end: number } {
  for (let months = 1; ; months++) {
    const next = monthAfter(anchor, months)
    if (next > end) return { start: end, end: next }
  }
}
