const DAY_MS = 86_400_000
/** How long the credits of a month outlast it. */
const OUTLAST_DAYS = 3

/** When the credits of the month that ends then expire. */
export function creditsEnd(paidThrough: Date): Date {
  return new Date(paidThrough.getTime() + OUTLAST_DAYS * DAY_MS)
}
