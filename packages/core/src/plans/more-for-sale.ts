import type { PlanView, UsageLimit } from './contract'

const DAYS_OF_MONTH = 30

/** Does a larger one of these plans allow more of an operation than somebody's own? Days and months are compared over 30 days. */
export function isMoreForSale(plans: readonly PlanView[], mine: PlanView, operation: string): boolean {
  const own = allowedPerMonth(mine.limits[operation])
  return plans.some(({ rank, limits }) => rank > mine.rank && allowedPerMonth(limits[operation]) > own)
}

/** What no limit names is allowed without end. */
function allowedPerMonth(rule: UsageLimit | undefined): number {
  if (!rule) return Number.POSITIVE_INFINITY
  return rule.window === 'day' ? rule.limit * DAYS_OF_MONTH : rule.limit
}
