import type { CreditPackage } from '@studiolo/core/billing/contract'

/** What somebody means to buy: the key the order is made under, and what it stands for. */
export interface BuyIntention {
  key: string
  /** Package and price: another price is another intention. */
  content: string
}

/** The intention for this package at this price: the one that is still open, or a new one. */
export function intendToBuy(
  open: BuyIntention | null,
  { id, amountMinor, currency }: CreditPackage,
  newKey: () => string,
): BuyIntention {
  const content = `${id} ${amountMinor} ${currency}`
  return open?.content === content ? open : { key: newKey(), content }
}
