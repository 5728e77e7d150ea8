import { order } from '@studiolo/db/schema/billing'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, gte, isNotNull } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { clawBack, standOfGrants } from '../credits'
import { raiseAlertOnce } from '../kernel/alerts'
import { addMs, DAY_MS } from '../kernel/clock'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { publishEvent } from '../notify'
import { creditsOwed } from './alerts'
import { recoveryChanged } from './events'
import { readPayments } from './gather-order'
import { findingOf, keyOf, paymentAskedAbout, type StoredRecovery } from './recovery-row'
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
  const payments = await readPayments(ctx, bought, paymentAskedAbout(row))
  const replaced = replacedCredits({ finding: findingOf(row), credits: row.credits }, payments)
  if (replaced < row.takenCredits) return tellOwed(ctx, row)
  if (replaced === 0) return
  // An admin may have taken some of it by hand: that counts.
  const { reversed, expired } = await standOfGrants(ctx, [row.grantId])
  const amount = Math.max(0, replaced - reversed - expired)
  if (amount > 0) await takeBack(ctx, row, row.grantId, { amount, reversed })
  const takenCredits = Math.min(replaced, reversed + amount)
  if (takenCredits !== row.takenCredits)
    await ctx.db.update(recoveryRequest).set({ takenCredits }).where(eq(recoveryRequest.id, id))
}

/** Money that had gone back came again, since its refund failed: whether credits are due again, people decide. */
async function tellOwed(ctx: TxCtx, row: StoredRecovery): Promise<void> {
  const signal = { recoveryId: row.id, claim: row.claim, finding: findingOf(row) }
  await raiseAlertOnce(ctx, creditsOwed, `taken-back:${row.id}`, signal)
}

async function takeBack(
  ctx: TxCtx,
  { id, userId, orderId, state }: StoredRecovery,
  grantId: number,
  { amount, reversed }: { amount: number; reversed: number },
): Promise<void> {
  const idempotencyKey = `${keyOf(id)}:back:${reversed}`
  await clawBack(ctx, { grantId, amount, reason: 'recovery-replaced', idempotencyKey })
  const after = { recovery: id, about: orderId, credits: amount }
  await recordAudit(ctx, { action: 'recovery.taken-back', subject: userId, after })
  await publishEvent(ctx, userId, recoveryChanged, { id, state })
}
