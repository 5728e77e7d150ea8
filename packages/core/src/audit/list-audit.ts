import { auditEntry } from '@studiolo/db/schema/audit'
import { isId } from '@studiolo/db/states/ids'
import { and, desc, eq, lt, or, sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { AuditRow, ListAuditInput } from './contract'

/** Audit rows, newest first, a page at a time. Needs `admin.audit.read`. */
export async function listAudit(
  ctx: Ctx,
  input: ListAuditInput,
): Promise<{ rows: AuditRow[]; nextCursor: string | null }> {
  requirePermission(ctx, 'admin.audit.read')
  const { about, action, cursor, limit } = input
  const rows = await ctx.db
    .select()
    .from(auditEntry)
    .where(
      and(
        about ? or(eq(auditEntry.subject, about), sql`${auditEntry.actor} like '%' || ${about}`) : undefined,
        action ? sql`starts_with(${auditEntry.action}, ${action})` : undefined,
        cursor && isId('aud', cursor) ? lt(auditEntry.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(limit + 1)
  return { rows: rows.slice(0, limit), nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
}
