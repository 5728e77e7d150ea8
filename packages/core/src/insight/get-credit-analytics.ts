import type { GrantSource, TransferKind } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { listPackages } from '../billing'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { getPlanOf, listPlans } from '../plans'
import type { CreditAnalytics, CreditAnalyticsInput, CreditDay, CreditTotals } from './contract'
import { pacePeriod, paceOf } from './pace'
import { dayName, daysOf, periodOf } from './period'
import { readAvailable, readMovements, type DayMovement } from './read-movements'
import { readRecipes } from './read-recipes'
import { monthlyNeed, recommend } from './recommend'

const boughtSources = new Set<GrantSource>(['purchase', 'subscription'])

/**
 * What became of a creator's credits in a period of whole UTC days: totals by what moved them, every day, every recipe;
 * and how long what is there lasts at the pace of late, and what would pay for a month of it. The pace is read from the
 * last 60 days, whatever the period (`paceOf` has the rule). Needs `credits.read` for one's own, `admin.read` for another's.
 */
export async function getCreditAnalytics(
  ctx: Ctx,
  input: CreditAnalyticsInput & { userId: Id<'usr'> },
): Promise<CreditAnalytics> {
  const { userId } = input
  const isOwn = ctx.actor.kind === 'user' && ctx.actor.userId === userId
  requirePermission(ctx, isOwn ? 'credits.read' : 'admin.read')
  const now = ctx.clock.now()
  const period = periodOf(input, now)
  const lately = pacePeriod(now)
  // One pass for both: the period and the days of the pace mostly lie over each other.
  const read = { from: earlier(period.from, lately.from), to: later(period.to, lately.to) }
  const [movements, recipes, available, packages, plans, own] = await Promise.all([
    readMovements(ctx, userId, read),
    readRecipes(ctx, userId, period),
    readAvailable(ctx, userId),
    listPackages(ctx),
    listPlans(ctx),
    getPlanOf(ctx, userId),
  ])
  const within = movements.filter(({ day }) => day >= dayName(period.from) && day < dayName(period.to))
  const pace = paceOf(byDay(daysOf(lately), movements), now)
  const need = monthlyNeed(pace.perDay)
  const coveredByPlan = need > 0 && own.monthlyCredits >= need
  return {
    ...period,
    totals: totalsOf(within),
    sources: sourcesOf(within),
    days: byDay(daysOf(period), within),
    recipes,
    pace,
    available,
    daysLeft: pace.perDay > 0 ? Math.floor(available / pace.perDay) : null,
    monthlyNeed: need,
    coveredByPlan,
    recommendation: coveredByPlan ? null : recommend(pace.perDay, packages, plans),
  }
}

function totalsOf(movements: DayMovement[]): CreditTotals {
  const granted = movements.filter(({ kind }) => kind === 'grant')
  const bought = sum(granted.filter(({ source }) => source !== null && boughtSources.has(source)))
  return {
    bought,
    given: sum(granted) - bought,
    spent: sumOf(movements, 'capture'),
    returned: sumOf(movements, 'reversal'),
    expired: sumOf(movements, 'expiry'),
    takenBack: sumOf(movements, 'clawback'),
  }
}

function sourcesOf(movements: DayMovement[]): CreditAnalytics['sources'] {
  const bySource = new Map<GrantSource, number>()
  for (const { source, credits } of movements) {
    if (source) bySource.set(source, (bySource.get(source) ?? 0) + credits)
  }
  return [...bySource].map(([source, credits]) => ({ source, credits })).toSorted((a, b) => b.credits - a.credits)
}

function byDay(days: string[], movements: DayMovement[]): CreditDay[] {
  const byName = Map.groupBy(movements, ({ day }) => day)
  return days.map((day) => {
    const own = byName.get(day) ?? []
    return { day, spent: sumOf(own, 'capture'), granted: sumOf(own, 'grant') }
  })
}

function sumOf(movements: DayMovement[], kind: TransferKind): number {
  return sum(movements.filter((movement) => movement.kind === kind))
}

function sum(movements: DayMovement[]): number {
  return movements.reduce((sum, { credits }) => sum + credits, 0)
}

const earlier = (one: Date, other: Date) => (one < other ? one : other)
const later = (one: Date, other: Date) => (one > other ? one : other)
