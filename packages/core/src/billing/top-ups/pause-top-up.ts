import { autoTopUp, checkoutSession, order } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { isId, type Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { findUser } from '../../identity'
import { appLink, appUrlConfig } from '../../kernel/app-url'
import type { TxCtx } from '../../kernel/context'
import { publishEvent, sendMail } from '../../notify'
import { orderChanged } from '../events'
import { topUpPausedMail, topUpPausedAfterReturnMail } from './mails'

/**
 * Ends a top-up whose charge came to nothing, whether that was answered at once or told days later, and pauses the wish
 * for more until its owner has seen to it. Nothing for one that has ended already.
 */
export async function pauseTopUp(
  ctx: TxCtx,
  gateway: GatewayId,
  { reference, why }: { reference: string; why: string },
): Promise<void> {
  if (!isId('cks', reference)) return
  // The wish before the order, as whoever orders locks them.
  await ctx.db
    .select({ userId: autoTopUp.userId })
    .from(autoTopUp)
    .innerJoin(order, eq(order.userId, autoTopUp.userId))
    .innerJoin(checkoutSession, eq(checkoutSession.orderId, order.id))
    .where(eq(checkoutSession.id, reference))
    .for('update', { of: autoTopUp })
  const lastError = why.slice(0, 500)
  const [closed] = await ctx.db
    .update(checkoutSession)
    .set({ state: 'closed', lastError })
    .where(
      and(
        eq(checkoutSession.id, reference),
        eq(checkoutSession.gateway, gateway),
        eq(checkoutSession.state, 'opening'),
      ),
    )
    .returning({ orderId: checkoutSession.orderId })
  if (!closed) return
  const [ended] = await ctx.db
    .update(order)
    .set({ state: 'expired' })
    .where(eq(order.id, closed.orderId))
    .returning({ id: order.id, userId: order.userId })
  if (!ended) throw new Error('a session without its order')
  const { id: orderId, userId } = ended
  await publishEvent(ctx, userId, orderChanged, { id: orderId, state: 'expired' })
  await pause(ctx, userId, { mail: topUpPausedMail, reason: lastError, about: { orderId } })
}

/** Money of theirs goes back or is disputed: what that takes must not be bought again at once. */
export async function pauseAfterReturn(ctx: TxCtx, userId: Id<'usr'>, paymentId: Id<'pay'>): Promise<void> {
  await pause(ctx, userId, { mail: topUpPausedAfterReturnMail, reason: 'payment-returned', about: { paymentId } })
}

interface Pause {
  mail: typeof topUpPausedMail
  reason: string
  /** What it was about, for the audit log. */
  about: Record<string, string>
}

/** Pauses the wish for more until its owner has seen to it, and tells them; nothing for one that is not on. */
async function pause(ctx: TxCtx, userId: Id<'usr'>, { mail, reason, about }: Pause): Promise<void> {
  const [paused] = await ctx.db
    .update(autoTopUp)
    .set({ state: 'paused', updatedAt: ctx.clock.now() })
    .where(and(eq(autoTopUp.userId, userId), eq(autoTopUp.state, 'on')))
    .returning({ methodLabel: autoTopUp.methodLabel })
  if (!paused) return
  await recordAudit(ctx, { action: 'top-up.paused', subject: userId, after: about, reason })
  const owner = await findUser(ctx, userId)
  if (!owner?.email) return
  const link = appLink(ctx.config(appUrlConfig).origin, '/credits')
  await sendMail(ctx, mail, { email: owner.email, language: owner.language }, { link, ...paused })
}
