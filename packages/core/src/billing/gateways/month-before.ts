/**
 * When the month that ends at this moment began, in UTC: on the same day of the month before, or on its last day where
 * it has no such day. Of a month's last day it is the last day before it: a month that was counted from the 31st ends on
 * 28 February and began on 31 January. So may one counted from the 28th end, a longer one; the end alone does not say
 * which. The shorter is taken: a part of it is then never worth less than the same part of the longer one.
 * https://docs.stripe.com/billing/subscriptions/billing-cycle
 */
export function monthBefore(end: Date): Date {
  const start = new Date(end)
  start.setUTCDate(0)
  const dayAfter = new Date(end)
  dayAfter.setUTCDate(end.getUTCDate() + 1)
  const isLastDay = dayAfter.getUTCDate() === 1
  if (!isLastDay) start.setUTCDate(Math.min(end.getUTCDate(), start.getUTCDate()))
  return start
}
