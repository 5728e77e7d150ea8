/**
 * `count` calendar months after an anchor, in UTC, at its time of day: on its day of the month, or on the last day of a
 * month that has none such. 31 January is followed by 28 February and then by 31 March, as at Stripe
 * (docs.stripe.com/billing/subscriptions/billing-cycle). Count from the anchor, never from the month before.
 */
export function monthsAfter(anchor: Date, count: number): Date {
  const end = new Date(anchor)
  end.setUTCMonth(anchor.getUTCMonth() + count)
  if (end.getUTCDate() !== anchor.getUTCDate()) end.setUTCDate(0)
  return end
}

/** The month in which an instant lies, the anchor's months being counted from there; `to` is the next one's first instant. */
export function monthAround(anchor: Date, at: Date): { from: Date; to: Date } {
  const months = (at.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + at.getUTCMonth() - anchor.getUTCMonth()
  const count = monthsAfter(anchor, months) > at ? months - 1 : months
  return { from: monthsAfter(anchor, count), to: monthsAfter(anchor, count + 1) }
}
