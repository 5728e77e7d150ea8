import { testGatewaySubscription } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { inTransaction, type Ctx, type TxCtx } from '../../../../kernel/context'
import { AppError } from '../../../../kernel/errors'
import { requireTestGateway } from '../config'
import { chargeMonth, type ChargeOutcome } from './charge-month'
import { endSubscription, keepSubscription } from './end-subscription'
import { lockSubscription, type TestSubscription } from './subscription'

/** What a button of the portal did; `noted`: nothing was charged and nothing has ended. */
export interface TestPortalAnswer {
  outcome: ChargeOutcome | 'noted'
}

/**
 * Jumps to the renewal: the month ends now, its successor is charged at once and months are counted from now on. Throws
 * NOT_FOUND, and CONFLICT unless it is active.
 */
export function renewTestSubscription(ctx: Ctx, id: string): Promise<TestPortalAnswer> {
  return play(ctx, id, ['active'], async (ctx, subscription) => {
    const now = ctx.clock.now()
    const jump = { createdAt: now, periodEnd: now }
    await update(ctx, id, jump)
    return chargeMonth(ctx, { ...subscription, ...jump })
  })
}

/** Pays what is due; nothing is when it is active. Throws NOT_FOUND, and CONFLICT for one that has ended. */
export function payTestSubscription(ctx: Ctx, id: string): Promise<TestPortalAnswer> {
  return play(ctx, id, ['active', 'past-due'], async (ctx, subscription) =>
    subscription.state === 'past-due' ? chargeMonth(ctx, subscription) : 'noted',
  )
}

/** The next charge, of a renewal or a change of plan, will be declined, once. Throws as `payTestSubscription`. */
export function declineTestPayment(ctx: Ctx, id: string): Promise<TestPortalAnswer> {
  return play(ctx, id, ['active', 'past-due'], async (ctx) => {
    await update(ctx, id, { declinesNext: true })
    return 'noted'
  })
}

/** Takes that back. Throws as `payTestSubscription`. */
export function acceptTestPayment(ctx: Ctx, id: string): Promise<TestPortalAnswer> {
  return play(ctx, id, ['active', 'past-due'], async (ctx) => {
    await update(ctx, id, { declinesNext: false })
    return 'noted'
  })
}

/** Ends with the month that is paid; one that is past due ends now. Throws NOT_FOUND. */
export function cancelTestSubscription(ctx: Ctx, id: string): Promise<TestPortalAnswer> {
  return play(ctx, id, ['active', 'past-due', 'canceled'], async (ctx, subscription) => {
    const { state } = await endSubscription(ctx, subscription, 'period-end')
    return state === 'canceled' ? 'ended' : 'noted'
  })
}

/** One that was to end with its month goes on. Throws as `payTestSubscription`. */
export function resumeTestSubscription(ctx: Ctx, id: string): Promise<TestPortalAnswer> {
  return play(ctx, id, ['active', 'past-due'], async (ctx, subscription) => {
    await keepSubscription(ctx, subscription)
    return 'noted'
  })
}

type Play = (ctx: TxCtx, subscription: TestSubscription) => Promise<TestPortalAnswer['outcome']>

async function play(ctx: Ctx, id: string, states: TestSubscription['state'][], body: Play): Promise<TestPortalAnswer> {
  requireTestGateway(ctx)
  return inTransaction(ctx, async (ctx) => {
    const subscription = await lockSubscription(ctx, id)
    if (!subscription) throw new AppError('NOT_FOUND', { message: `no test subscription ${id}` })
    const { state } = subscription
    if (!states.includes(state)) throw new AppError('CONFLICT', { message: `${id} is ${state}`, meta: { state } })
    return { outcome: await body(ctx, subscription) }
  })
}

/** What the tester alone sees: nobody is told. */
async function update(ctx: TxCtx, id: string, values: Partial<TestSubscription>): Promise<void> {
  await ctx.db.update(testGatewaySubscription).set(values).where(eq(testGatewaySubscription.id, id))
}
