import { auditEntry } from '@studiolo/db/schema/audit'
import type { AuditAction } from '@studiolo/db/states/audit'
import { actorName } from '../kernel/actor'
import type { Ctx, TxCtx } from '../kernel/context'

export interface AuditFacts {
  action: AuditAction
  /** To whom or what: a public id. */
  subject: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
  /** The network address it came from, where a person did it. */
  address?: string
}

/** Writes an audit row in the caller's transaction: it stands exactly if the change does. */
export async function recordAudit(ctx: TxCtx, facts: AuditFacts): Promise<void> {
  await writeAudit(ctx, facts)
}

/** The same without a transaction to join; only for refusals, whose own transaction was rolled back. */
export async function writeAudit(ctx: Ctx, facts: AuditFacts): Promise<void> {
  await ctx.db
    .insert(auditEntry)
    .values({ id: ctx.ids.next('aud'), at: ctx.clock.now(), actor: actorName(ctx.actor), ...facts })
}
