import { alertSignal } from '@studiolo/db/schema/ops'
import { and, desc, eq, lt } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { AlertsPage, ListAlertsInput } from './contract'

/** What operators were to hear of, newest first. Needs `admin.read`. */
export async function listAlerts(ctx: Ctx, { severity, cursor, limit }: ListAlertsInput): Promise<AlertsPage> {
  requirePermission(ctx, 'admin.read')
  const rows = await ctx.db
    .select()
    .from(alertSignal)
    .where(and(severity && eq(alertSignal.severity, severity), cursor ? lt(alertSignal.id, cursor) : undefined))
    .orderBy(desc(alertSignal.id))
    .limit(limit + 1)
  const alerts = rows.slice(0, limit)
  return { alerts, nextCursor: rows.length > limit ? (alerts.at(-1)?.id ?? null) : null }
}
