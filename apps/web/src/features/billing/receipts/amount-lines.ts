import type { ReceiptView } from '@studiolo/core/billing/contract'

/** A line of a receipt's sum, in minor units; what takes away is negative. `at` where it has a day of its own. */
export interface AmountLine {
  /** Of no other line of the receipt. */
  id: string
  kind: 'beforeDiscount' | 'discount' | 'amount' | 'refundedOn' | 'refundUnderWay' | 'refunded' | 'remains'
  minor: number
  at?: Date
}

/** The lines of a receipt: they add up to what remains paid. */
export function amountLines(
  receipt: Pick<ReceiptView, 'amountMinor' | 'discountMinor' | 'refunds' | 'refundedMinor'>,
): AmountLine[] {
  const { amountMinor, discountMinor, refunds, refundedMinor } = receipt
  const named = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  // The gateway's own count may know of more than it names one by one.
  const unnamed = refundedMinor - named
  return [
    ...(discountMinor > 0
      ? [line('beforeDiscount', amountMinor + discountMinor), line('discount', -discountMinor)]
      : []),
    line('amount', amountMinor),
    ...refunds.map(({ amountMinor, state, at }, place) => {
      const kind = state === 'pending' ? 'refundUnderWay' : 'refundedOn'
      return { ...line(kind, -amountMinor), id: `${kind}-${place}`, at }
    }),
    ...(unnamed > 0 ? [line('refunded', -unnamed)] : []),
    ...(refundedMinor > 0 ? [line('remains', amountMinor - refundedMinor)] : []),
  ]
}

function line(kind: AmountLine['kind'], minor: number): AmountLine {
  return { id: kind, kind, minor }
}
