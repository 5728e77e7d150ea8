import type { Recommendation } from './contract'

interface Offer {
  id: string
  amountMinor: number
  currency: string
}

/** A month, for whoever plans. */
export const MONTH_DAYS = 30

/** What a month of so many credits a day needs, rounded up. */
export function monthlyNeed(perDay: number): number {
  // The pace is known to the hundredth; counted in those, since 0.1 × 30 is not 3.
  return Math.ceil((Math.round(perDay * 100) * MONTH_DAYS) / 100)
}

/**
 * The cheapest way to a month of so many credits a day: a plan that brings them all, or some of one package. At the same
 * price a plan goes before packages, since it comes by itself; then whatever brings more credits, then fewer packages.
 * Prices of different currencies cannot be compared: only those of the currency that most offers have count. Null where
 * nothing is needed or nothing suits.
 */
export function recommend(
  perDay: number,
  packages: readonly (Offer & { credits: number })[],
  plans: readonly (Offer & { monthlyCredits: number })[],
): Recommendation | null {
  const need = monthlyNeed(perDay)
  if (need === 0) return null
  const paid = plans.filter(({ amountMinor }) => amountMinor > 0)
  const currency = mostUsed([...packages, ...paid].map((offer) => offer.currency))
  const fromPlans = paid
    .filter(({ monthlyCredits }) => monthlyCredits >= need)
    .map((plan) => ({ ...plan, kind: 'plan' as const, count: 1, credits: plan.monthlyCredits }))
  const fromPackages = packages
    .filter(({ credits }) => credits > 0)
    .map((one) => ({ ...one, kind: 'package' as const, count: Math.ceil(need / one.credits) }))
    .map((one) => ({ ...one, credits: one.credits * one.count, amountMinor: one.amountMinor * one.count }))
  const [best] = [...fromPlans, ...fromPackages]
    .filter((offer) => offer.currency === currency)
    .toSorted(
      (a, b) =>
        a.amountMinor - b.amountMinor ||
        Number(a.kind === 'package') - Number(b.kind === 'package') ||
        b.credits - a.credits ||
        a.count - b.count,
    )
  if (!best) return null
  const { kind, id, count, credits, amountMinor } = best
  return { kind, id, count, credits, amountMinor, currency: best.currency }
}

/** The one that stands there most often; among equals the first. */
function mostUsed(currencies: string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const currency of currencies) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
