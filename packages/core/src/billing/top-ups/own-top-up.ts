import { autoTopUp, creditPackage } from '@studiolo/db/schema/billing'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { AutoTopUpView, ChangeTopUpInput } from '../contract'
import { openGateways } from '../gateways'
import { spentThisMonth } from './order-top-up'

/** Can credits be topped up by themselves here: does the gateway that is asked first keep means of payment? */
export function offersTopUp(ctx: Ctx): boolean {
  return openGateways(ctx)[0]?.savedMethods !== undefined
}

/** The signed-in creator's automatic top-up; null when there is none. */
export async function getTopUp(ctx: Ctx): Promise<AutoTopUpView | null> {
  requirePermission(ctx, 'billing.read')
  const userId = requireUser(ctx)
  const [found] = await ctx.db.select().from(autoTopUp).where(eq(autoTopUp.userId, userId))
  if (!found) return null
  const { state, packageId, threshold, monthlyCapMinor, currency, methodLabel } = found
  const now = ctx.clock.now()
  const resetsAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1))
  const spentMinor = await spentThisMonth(ctx, userId)
  return { state, packageId, threshold, monthlyCapMinor, currency, spentMinor, resetsAt, methodLabel }
}

/**
 * Changes package, threshold and cap. Throws NOT_FOUND when there is no top-up, or no such package in its currency, and
 * INVALID_INPUT for a cap that leaves no room for one package.
 */
export async function changeTopUp(ctx: Ctx, input: ChangeTopUpInput): Promise<AutoTopUpView> {
  requirePermission(ctx, 'billing.buy')
  const userId = requireUser(ctx)
  await inTransaction(ctx, async (ctx) => {
    const [before] = await ctx.db.select().from(autoTopUp).where(eq(autoTopUp.userId, userId)).for('update')
    if (!before) throw new AppError('NOT_FOUND', { message: 'there is no automatic top-up' })
    const [sold] = await ctx.db
      .select()
      .from(creditPackage)
      .where(and(eq(creditPackage.id, input.packageId), eq(creditPackage.active, true)))
    if (sold?.currency !== before.currency)
      throw new AppError('NOT_FOUND', { message: `no package ${input.packageId}` })
    requireRoom(sold.amountMinor, input.monthlyCapMinor)
    const { packageId, threshold, monthlyCapMinor } = before
    await ctx.db
      .update(autoTopUp)
      .set({ ...input, updatedAt: ctx.clock.now() })
      .where(eq(autoTopUp.userId, userId))
    const words = { packageId, threshold, monthlyCapMinor }
    await recordAudit(ctx, { action: 'top-up.changed', subject: userId, before: words, after: { ...input } })
  })
  const view = await getTopUp(ctx)
  if (!view) throw new AppError('NOT_FOUND', { message: 'there is no automatic top-up any more' })
  return view
}

/** Switches it off and forgets the means of payment; switching off what is off changes nothing. */
export async function stopTopUp(ctx: Ctx): Promise<void> {
  requirePermission(ctx, 'billing.buy')
  const userId = requireUser(ctx)
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db.delete(autoTopUp).where(eq(autoTopUp.userId, userId)).returning()
    if (gone.length > 0) await recordAudit(ctx, { action: 'top-up.off', subject: userId })
  })
}

/** A cap below the price would never buy anything: INVALID_INPUT with `{ amountMinor }`. */
export function requireRoom(amountMinor: number, monthlyCapMinor: number): void {
  if (monthlyCapMinor >= amountMinor) return
  throw new AppError('INVALID_INPUT', { message: 'the cap is below the price of one package', meta: { amountMinor } })
}
