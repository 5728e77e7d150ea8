import { auditEntry } from '@studiolo/db/schema/audit'
import type { Id } from '@studiolo/db/states/ids'
import { asc, eq } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import { jobHandlers } from '../../notify/worker'
import { freshDatabase } from '../../testing/database'
import { createPump } from '../../testing/pump-jobs'
import { world, type WorldOptions } from '../../testing/world'
import type { AskRecoveryInput } from '../contract'
import { askRecovery } from '../index'
import { chargedGeneration, createBuyer, fileOf } from './charges'

/** A studio and a creator with 20 credits; `ask` disputes a generation in their name. */
export async function askScene(options: WorldOptions & { forMs?: number } = {}) {
  const { forMs, ...rest } = options
  const made = await world({ database: await freshDatabase(), ...rest })
  const buyer = await createBuyer(made.ctx, { forMs })
  const userId = buyer.user.id
  return {
    ...made,
    userId,
    creator: buyer.ctx,
    pump: createPump(made.ctx, jobHandlers),
    make: (change?: Parameters<typeof chargedGeneration>[2]) => chargedGeneration(made.ctx, userId, change),
    ask: (generationId: Id<'gen'>, change: Partial<AskRecoveryInput> = {}, by: Ctx = buyer.ctx) =>
      askRecovery(by, { claim: 'system_error', generationId, note: 'It does not play', ...change }),
    lose: (id: Id<'gen'>, kind: 'audio' | 'peaks' = 'audio') => made.ctx.storage.remove(fileOf(id, kind)),
  }
}

/** What the audit log says of a creator's requests, by action. */
export async function auditOf(ctx: Ctx, userId: Id<'usr'>) {
  const rows = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, userId)).orderBy(asc(auditEntry.id))
  return rows
    .filter(({ action }) => action.startsWith('recovery'))
    .map(({ action, actor, after }) => ({ action, actor, after }))
    .toSorted((a, b) => a.action.localeCompare(b.action))
}
