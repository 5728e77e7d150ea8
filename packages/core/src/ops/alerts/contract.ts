import { z } from 'zod'

/** How grave: `critical` wants somebody now, `warning` somebody today. */
export const alertSeverities = ['warning', 'critical'] as const

/** For how many days an alert is kept after the admins were told of it; one that waits is kept until they are. */
export const alertsKeptDays = 90

/** Alerts, newest first, 1–200 a page (default 50). */
export const listAlertsInput = z.object({
  /** Default both. */
  severity: z.enum(alertSeverities).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.int().positive().optional(),
  limit: z.int().min(1).max(200).default(50),
})
export type ListAlertsInput = z.output<typeof listAlertsInput>

/** Something an operator was to hear of. */
export interface AlertRow {
  id: number
  /** What happened, such as `billing.paid-twice`. */
  name: string
  severity: (typeof alertSeverities)[number]
  /** To what: repeats of one trouble have the same. */
  key: string
  payload: Record<string, unknown>
  raisedAt: Date
  /** When the admins were told, or it was counted to what they were told before; null while it waits. */
  deliveredAt: Date | null
}

export interface AlertsPage {
  alerts: AlertRow[]
  nextCursor: number | null
}
