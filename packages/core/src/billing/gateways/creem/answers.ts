import { z } from 'zod'

/** The parts of Creem's objects that are read; whatever else they carry is let pass. */

/** Milliseconds since 1970 or ISO 8601: Creem uses both, each for other objects. */
export const moment = z.union([z.number(), z.iso.datetime({ offset: true })]).transform((value, context) => {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) context.addIssue({ code: 'custom', message: 'not a moment' })
  return date
})

/** One that money can be counted without: in another form it is as if it were not there. */
export const sideMoment = moment.nullish().catch(undefined)

/** Minor units of its currency. */
export const amount = z.int().nonnegative()

/** One that a payment can be counted without. */
const sideAmount = amount
  .nullish()
  .catch(null)
  .transform((minor) => minor ?? 0)

export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .transform((code) => code.toUpperCase())

/** An id alone, or the object itself: Creem expands some, not always the same. */
const id = z.union([z.string().min(1), z.object({ id: z.string().min(1) }).transform((object) => object.id)])
export const idOf = id.nullish().transform((found) => found ?? null)

/** What a checkout was given; Creem shows it in the events of the subscription that began there, too. */
const metadata = z.record(z.string(), z.unknown()).nullish().catch(null)

export function referenceIn(given: z.output<typeof metadata>): string | null {
  return typeof given?.reference === 'string' ? given.reference : null
}

export const order = z.object({
  id: z.string().min(1),
  status: z.string(),
  /** `onetime`, or `recurring` for a subscription's. */
  type: z.string(),
  /** Before taxes. */
  amount,
  /** With taxes, less discounts; older payloads do not have it. */
  amount_paid: amount.nullish(),
  discount_amount: sideAmount,
  currency,
  created_at: sideMoment,
  updated_at: sideMoment,
})

export const checkout = z.object({
  id: z.string().min(1),
  status: z.string(),
  request_id: z.string().nullish(),
  metadata,
  order: order.nullish(),
  subscription: idOf,
})
export type CheckoutAnswer = z.output<typeof checkout>

export const transaction = z.object({
  id: z.string().min(1),
  /** Before taxes. */
  amount,
  /** With taxes. */
  amount_paid: amount.nullish(),
  discount_amount: sideAmount,
  /** With what a dispute took. */
  refunded_amount: sideAmount,
  currency,
  /** `payment`, or `invoice` for a subscription's. */
  type: z.string(),
  status: z.string(),
  order: idOf,
  subscription: idOf,
  /** Of an invoice. */
  period_start: sideMoment,
  period_end: sideMoment,
  created_at: moment,
})
export type TransactionAnswer = z.output<typeof transaction>

/** What a discount stood in for, as a part of a fact. */
export function discountOf({ discount_amount: discountMinor }: { discount_amount: number }): {
  discountMinor?: number
} {
  return discountMinor > 0 ? { discountMinor } : {}
}

const paidStatuses = new Set(['paid', 'refunded', 'partialRefund', 'chargedBack', 'chargeback'])

/** Did the money come in, whatever became of it later? `pending`, `declined`, `uncollectible` and `void` did not. */
export function isPaid({ status }: TransactionAnswer): boolean {
  return paidStatuses.has(status)
}

/** What a month costs. */
export interface MonthlyPrice {
  amountMinor: number
  currency: string
  /** Are the taxes in it, or do they come on top? */
  taxMode: string
}

const priced = z
  .object({ price: amount, currency, tax_mode: z.string() })
  .transform(({ price, currency, tax_mode: taxMode }): MonthlyPrice => ({ amountMinor: price, currency, taxMode }))

/** A product by its id alone, or with its price. */
const sold = z.union([z.string().min(1), z.looseObject({ id: z.string().min(1) })]).transform((product) => {
  if (typeof product === 'string') return { id: product, price: null }
  return { id: product.id, price: priced.safeParse(product).data ?? null }
})

export const subscription = z.object({
  id: z.string().min(1),
  status: z.string(),
  product: sold,
  customer: idOf,
  last_transaction_id: z.string().min(1).nullish(),
  current_period_start_date: sideMoment,
  current_period_end_date: sideMoment,
  canceled_at: sideMoment,
  updated_at: sideMoment,
  metadata,
})
export type SubscriptionAnswer = z.output<typeof subscription>
