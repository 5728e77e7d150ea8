/** How long a usage limit counts: the calendar day or month in UTC. */
export const usageWindows = ['day', 'month'] as const
export type UsageWindow = (typeof usageWindows)[number]

/** The plan of everybody who pays for none. */
export const FREE_PLAN = 'free'
