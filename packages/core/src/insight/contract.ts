import type { GrantSource } from '@studiolo/db/states/credits'
import { z } from 'zod'
import { DAY_MS } from '../kernel/clock'

/** How many days back one can look without naming the days. */
export const analyticsPeriods = [7, 30, 90] as const
export type AnalyticsPeriod = (typeof analyticsPeriods)[number]

/** The most days that one look can span. */
const MAX_DAYS = 366

/** Which days (UTC) to look at: the last `days` with today (default 30), or those from `from` until before `to`. */
export const creditAnalyticsInput = z
  .object({
    days: z.literal(analyticsPeriods).default(30),
    /** Its whole day counts. With it `days` says nothing. */
    from: z.coerce.date().optional(),
    /** The day it lies in counts no more, unless it lies after midnight. Default now. */
    to: z.coerce.date().optional(),
  })
  .refine(({ from, to }) => !to || (from && from < to), { error: 'needs an earlier from', path: ['to'] })
  .refine(({ from, to }) => !from || !to || +to - +from <= (MAX_DAYS - 1) * DAY_MS, {
    error: `at most ${MAX_DAYS} days`,
    path: ['from'],
  })
export type CreditAnalyticsInput = z.output<typeof creditAnalyticsInput>

/** What moved in a period. What was there before, with `given` to `returned` added and the others subtracted, is what is there after. */
export interface CreditTotals {
  /** By purchases and subscriptions. */
  bought: number
  /** By the house: welcome, promotions, recovery, admins. */
  given: number
  /** Charged for finished work. */
  spent: number
  /** Given back after it was charged. */
  returned: number
  /** Ran out of time. */
  expired: number
  /** Taken back with the money for it. */
  takenBack: number
}

/** A day in UTC, as `2026-01-15`. */
export interface CreditDay {
  day: string
  spent: number
  /** Bought and given. */
  granted: number
}

/** What became of one recipe's generations that ended in the period; canceled ones count nowhere. */
export interface RecipeUse {
  recipe: string
  succeeded: number
  failed: number
  /** What was charged for them. */
  credits: number
  /** Credits a result, to the hundredth; null without a result. */
  perResult: number | null
}

/** How fast credits are spent, by the last days on which some were. */
export interface Pace {
  /** Credits a day, to the hundredth; 0 for who is not spending. */
  perDay: number
  /** Days on which something was spent, 14 at most. */
  activeDays: number
  /** From the first of those days until today: what the credits are spread over. */
  overDays: number
}

/** What pays for a month at a pace for the least money. */
export interface Recommendation {
  kind: 'package' | 'plan'
  /** Of the package or the plan. */
  id: string
  /** So many packages; 1 for a plan. */
  count: number
  /** All of it together. */
  credits: number
  /** Minor units of the currency. */
  amountMinor: number
  /** ISO 4217, upper case. */
  currency: string
}

/** What became of somebody's credits. */
export interface CreditAnalytics {
  /** The first midnight (UTC) of the period. */
  from: Date
  /** The midnight after its last day. */
  to: Date
  totals: CreditTotals
  /** What was granted, by where it came from; the largest first. */
  sources: { source: GrantSource; credits: number }[]
  /** Every day of the period, the first first. */
  days: CreditDay[]
  /** The most charged first. */
  recipes: RecipeUse[]
  pace: Pace
  available: number
  /** Whole days that what is available lasts at this pace; null for who is not spending. What ends before is not deducted. */
  daysLeft: number | null
  /** What a month of this pace needs. */
  monthlyNeed: number
  /** The creator's own plan brings that much every month already: then nothing is recommended. */
  coveredByPlan: boolean
  /** Null also for who is not spending, and where nothing can be bought. */
  recommendation: Recommendation | null
}
