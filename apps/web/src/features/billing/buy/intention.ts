import type { CheckoutInput, CreditPackage } from '@studiolo/core/billing/contract'

/** What somebody means to buy: the key the order is made under, and what it stands for. */
export interface BuyIntention {
  key: string
  /** What, its price, and whether to go on buying it: another price is another intention. */
  content: string
}

/** The intention for this package or plan at this price: the one that is still open, or a new one. */
export function intendToBuy(
  open: BuyIntention | null,
  {
    id,
    amountMinor,
    currency,
    topUp,
  }: Pick<CreditPackage, 'id' | 'amountMinor' | 'currency'> & Pick<CheckoutInput, 'topUp'>,
  newKey: () => string,
): BuyIntention {
  const content = JSON.stringify([id, amountMinor, currency, topUp])
  return open?.content === content ? open : { key: newKey(), content }
}
