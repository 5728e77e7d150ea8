import type { CreditPackage } from '@studiolo/core/billing/contract'

/** What 100 credits of it cost, in minor units, rounded. */
export function priceOf100({ amountMinor, credits }: Pick<CreditPackage, 'amountMinor' | 'credits'>): number {
  return Math.round((amountMinor * 100) / credits)
}

/**
 * The package whose credits cost least. Null where there is no choice, where the cheapest is not alone, or where the
 * currencies cannot be compared.
 */
export function bestValueOf(packages: readonly Omit<CreditPackage, 'names'>[]): string | null {
  const [first, second] = packages.toSorted((a, b) => a.amountMinor / a.credits - b.amountMinor / b.credits)
  if (!first || !second || packages.some(({ currency }) => currency !== first.currency)) return null
  // Crosswise, in whole numbers: a tie stays one.
  const isAlone = first.amountMinor * second.credits < second.amountMinor * first.credits
  return isAlone ? first.id : null
}
