import type { PlanView } from '../../plans/contract'
import { listAllPlans } from '../../plans'
import { recordAudit } from '../../audit'
import { enqueue, type EnqueueOptions } from '../../jobs'
import { MINUTE_MS } from '../../kernel/clock'
import { asSystem, inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { takeToken } from '../../rate-limit'
import { requireSamePrice } from '../checkout/place-order'
import type { PlanChangePreview, SubscribeInput, SubscriptionView } from '../contract'
import { requireGateway } from '../gateways'
import type { PlanChange } from '../gateways/gateway'
import { pullFacts } from '../jobs'
import type { Subscription } from './find-subscription'
import { askDesk, changeAtDesk, requireOwnSubscription } from './own-subscription'
import { productOfPlan } from './plan-products'
import { findPlanForSale } from './start-subscription'
import { viewSubscription } from './view-subscription'

/**
 * What a change to another plan would do, before it is done. Throws NOT_FOUND for no subscription or no such plan,
 * CONFLICT while a payment is due or it is about to end, INVALID_INPUT for the plan one has, RATE_LIMITED, PAYMENT_UNAVAILABLE.
 */
export async function previewPlanChange(ctx: Ctx, planId: string): Promise<PlanChangePreview> {
  const { own, wanted, direction, isDone } = await considerChange(ctx, planId)
  if (isDone) throw new AppError('INVALID_INPUT', { message: `the plan is ${planId} already` })
  const { amountMinor, currency, monthlyCredits } = wanted
  const terms = { planId, amountMinor, currency, monthlyCredits }
  if (direction !== 'upgrade') return { ...terms, direction, dueMinor: 0, from: own.paidThrough }
  await takeToken(ctx, 'gateway', own.userId)
  const { gatewaySubscriptionId } = own
  const product = await requireProduct(ctx, own, wanted)
  const asked = { reference: `preview:${own.id}`, gatewaySubscriptionId, product, amountMinor, currency }
  const preview = await askDesk(ctx, own, (desk, signal) => desk.preview(ctx, asked, signal))
  return { ...terms, direction, dueMinor: preview?.dueMinor ?? null, from: null }
}

/**
 * Changes the plan: to a larger one at once, the rest of the month charged by the gateway; to a smaller one from the
 * next month on; to the one that is paid for, which takes a planned downgrade back. The same key changes once, and what
 * has come about already is answered as it stands. Throws as the preview does but for INVALID_INPUT, PRICE_CHANGED with both amounts, RATE_LIMITED, and PAYMENT_REFUSED when the charge is declined:
 * nothing has changed then.
 */
export async function changePlan(ctx: Ctx, input: SubscribeInput): Promise<SubscriptionView> {
  const { planId, idempotencyKey } = input
  const considered = await considerChange(ctx, planId)
  const { own, wanted, direction, isDone } = considered
  // Asked again because the answer was lost.
  if (isDone) return viewSubscription(ctx, own)
  requireSamePrice(wanted, input)
  await takeToken(ctx, 'payment', own.userId)
  const from = direction === 'upgrade' ? 'now' : 'next'
  const wish: Wish = { reference: `plan:${own.id}:${idempotencyKey}`, wanted, from }
  const isDowngradePlanned = direction === 'upgrade' && own.nextPlanId !== own.planId
  const view = await (isDowngradePlanned ? changeInsteadOf(ctx, considered, wish) : changeTo(ctx, own, wish))
  await inTransaction(ctx, async (ctx) => {
    await recordAudit(ctx, {
      action: 'subscription.change-asked',
      subject: own.userId,
      before: { planId: own.planId },
      after: { subscriptionId: own.id, planId, from },
    })
    // What was charged at once is told by a webhook; Creem promises none, so its list is read as well.
    if (from === 'now') await enqueue(ctx, pullFacts, {}, pullAfter(ctx))
  })
  return view
}

/** Two to four minutes from now: changes of the same minutes share it. */
function pullAfter(ctx: Ctx): EnqueueOptions {
  const slot = Math.floor(ctx.clock.now().getTime() / PULL_AFTER_MS) + 2
  return { key: `pull-after-change:${slot}`, runAt: new Date(slot * PULL_AFTER_MS) }
}

const PULL_AFTER_MS = 2 * MINUTE_MS

/** A change to be asked of the gateway. */
interface Wish extends Pick<PlanChange, 'reference' | 'from'> {
  wanted: PlanView
}

async function changeTo(ctx: Ctx, own: Subscription, wish: Wish): Promise<SubscriptionView> {
  const change = await changeOf(ctx, own, wish)
  return changeAtDesk(ctx, own, (desk, signal) => desk.change(ctx, change, signal))
}

/**
 * An upgrade where a downgrade is planned. The gateway counts from what it sells now: the downgrade is taken back first,
 * or too little is credited; refused, it is planned again.
 */
async function changeInsteadOf(ctx: Ctx, { own, paidFor, next }: Considered, wish: Wish): Promise<SubscriptionView> {
  const { reference } = wish
  await changeTo(ctx, own, { reference: `${reference}:back`, wanted: paidFor, from: 'next' })
  try {
    return await changeTo(ctx, own, wish)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'PAYMENT_REFUSED')
      await changeTo(ctx, own, { reference: `${reference}:planned`, wanted: next, from: 'next' })
    throw error
  }
}

interface Considered {
  own: Subscription
  wanted: PlanView
  paidFor: PlanView
  /** What the gateway sells from the next month on. */
  next: PlanView
  direction: PlanChangePreview['direction']
  /** It has come about: the gateway sells it, and it is paid for or about to be. */
  isDone: boolean
}

async function considerChange(ctx: Ctx, planId: string): Promise<Considered> {
  const own = await requireOwnSubscription(ctx)
  if (own.state !== 'active') throw new AppError('CONFLICT', { message: 'a payment of the plan is due: pay it first' })
  if (own.cancelsAt) throw new AppError('CONFLICT', { message: 'the plan is about to end: resume it first' })
  const plans = await listAllPlans(asSystem(ctx, 'billing'))
  const paidFor = plans.find(({ id }) => id === own.planId)
  if (!paidFor) throw new Error(`${own.id} is for no plan`)
  const next = plans.find(({ id }) => id === own.nextPlanId) ?? paidFor
  // Sold, while nobody has told yet that it was paid: it is no planned downgrade that could be taken back.
  const isUpgrading = next.rank > paidFor.rank
  if (isUpgrading && planId !== next.id)
    throw new AppError('CONFLICT', { message: `the payment for ${next.id} is being confirmed: wait for it first` })
  const isDone = next.id === planId && (isUpgrading || planId === own.planId)
  if (planId === own.planId) return { own, wanted: paidFor, paidFor, next, direction: 'keep', isDone }
  const wanted = await findPlanForSale(ctx, planId)
  if (!wanted) throw new AppError('NOT_FOUND', { message: `no plan ${planId}` })
  return { own, wanted, paidFor, next, direction: wanted.rank > paidFor.rank ? 'upgrade' : 'downgrade', isDone }
}

async function changeOf(ctx: Ctx, own: Subscription, { reference, wanted, from }: Wish): Promise<PlanChange> {
  const { gatewaySubscriptionId } = own
  const { amountMinor, currency } = wanted
  const product = await requireProduct(ctx, own, wanted)
  return { reference, gatewaySubscriptionId, product, amountMinor, currency, from }
}

async function requireProduct(ctx: Ctx, own: Subscription, wanted: PlanView): Promise<string> {
  const { id: planId, monthlyCredits, amountMinor, currency } = wanted
  const terms = { planId, monthlyCredits, amountMinor, currency }
  const product = await productOfPlan(ctx, requireGateway(ctx, own.gateway), terms)
  if (product) return product
  throw new AppError('PAYMENT_UNAVAILABLE', { message: `${own.gateway} does not sell ${planId}: run the sync` })
}
