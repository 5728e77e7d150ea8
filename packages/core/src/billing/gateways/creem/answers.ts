import { z } from 'zod'

/** The parts of Creem's objects that are read; whatever else they carry is let pass. */

/** Milliseconds since 1970 or ISO 8601: Creem uses both, each for other objects. */
export const moment = z.union([z.number(), z.iso.datetime({ offset: true })]).transform((value, context) => {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) context.addIssue({ code: 'custom', message: 'not a moment' })
  return date
})

/** One that money can be counted without: in another form it is as if it were not there. */
export const sideMoment = moment.optional().catch(undefined)

/** Minor units of its currency. */
export const amount = z.int().nonnegative()

export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .transform((code) => code.toUpperCase())

/** An id alone, or the object itself: Creem expands some, not always the same. */
export const idOf = z
  .union([z.string().min(1), z.object({ id: z.string().min(1) }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null)

export const order = z.object({
  id: z.string().min(1),
  status: z.string(),
  /** `onetime`, or `recurring` for a subscription's. */
  type: z.string(),
  /** Before taxes. */
  amount,
  /** With taxes, less discounts; older payloads do not have it. */
  amount_paid: amount.nullish(),
  currency,
  created_at: sideMoment,
  updated_at: sideMoment,
})

export const checkout = z.object({
  id: z.string().min(1),
  status: z.string(),
  request_id: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
  order: order.nullish(),
})
export type CheckoutAnswer = z.output<typeof checkout>

export const pagination = z.object({ next_page: z.number().nullish() })
