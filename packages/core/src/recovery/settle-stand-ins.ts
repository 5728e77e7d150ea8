import { order } from '@studiolo/db/schema/billing'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, gte, isNotNull, lt } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { clawBack, expiredOf } from '../credits'
import { addMs, DAY_MS } from '../kernel/clock'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { publishEvent } from '../notify'
import { recoveryChanged } from './events'
import { readPayments } from './gather-order'
import { findingOf, type StoredRecovery } from './recovery-row'
import { replacedCredits } from './stand-in'

/** Money comes late by days; it is charged back within months. */
const WATCHED_DAYS = 400

/**
 * Takes back what was given for orders whose money has brought its own credits since, or has gone back: each once. What
 * has expired is gone already. One that cannot be settled does not keep the others waiting; it is thrown at the end.
 */
export async function settleStandIns(ctx: Ctx): Promise<void> {
  const given = await ctx.db
    .select({ id: recoveryRequest.id })
    .from(recoveryRequest)
    .where(
      and(
        isNotNull(recoveryRequest.grantId),
        lt(recoveryRequest.takenCredits, recoveryRequest.credits),
        gte(recoveryRequest.decidedAt, addMs(ctx.clock.now(), -WATCHED_DAYS * DAY_MS)),
      ),
    )
    .orderBy(asc(recoveryRequest.id))
  const errors: unknown[] = []
  for (const { id } of given) {
    await inTransaction(ctx, (ctx) => settleOne(ctx, id)).catch((error: unknown) => errors.push(error))
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} requests could not be settled`)
}

async function settleOne(ctx: TxCtx, id: Id<'rcv'>): Promise<void> {
  const [row] = await ctx.db.select().from(recoveryRequest).where(eq(recoveryRequest.id, id)).for('update')
  if (!row?.orderId || row.grantId === null) return
  const [bought] = await ctx.db.select().from(order).where(eq(order.id, row.orderId))
  if (!bought) return
  const replaced = replacedCredits({ finding: findingOf(row), credits: row.credits }, await readPayments(ctx, bought))
  const due = replaced - row.takenCredits
  if (due <= 0) return
  const amount = due - (await expiredOf(ctx, [row.grantId]))
  if (amount > 0) await takeBack(ctx, row, row.grantId, amount)
}

async function takeBack(ctx: TxCtx, row: StoredRecovery, grantId: number, amount: number): Promise<void> {
  const { id, userId, orderId, state, takenCredits } = row
  const idempotencyKey = `recovery:${id}:back:${takenCredits}`
  await clawBack(ctx, { grantId, amount, reason: 'recovery-replaced', idempotencyKey })
  await ctx.db
    .update(recoveryRequest)
    .set({ takenCredits: takenCredits + amount })
    .where(eq(recoveryRequest.id, id))
  const after = { recovery: id, about: orderId, credits: amount }
  await recordAudit(ctx, { action: 'recovery.taken-back', subject: userId, after })
  await publishEvent(ctx, userId, recoveryChanged, { id, state })
}
