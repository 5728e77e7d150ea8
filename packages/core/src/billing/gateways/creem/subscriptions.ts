import { DAY_MS } from '../../../kernel/clock'
import type { Ctx } from '../../../kernel/context'
import { GatewayError, type SubscriptionSnapshot } from '../gateway'
import { referenceIn, subscription, type SubscriptionAnswer } from './answers'
import { callCreem } from './call-creem'

/** An answer about a subscription, and when it was asked for. */
export interface ReadSubscription {
  told: SubscriptionAnswer
  readAt: Date
}

/** Asks for a subscription as it is now. Throws GatewayError. */
export function readSubscription(ctx: Ctx, id: string, signal: AbortSignal): Promise<ReadSubscription> {
  return atOnce(ctx, { method: 'GET', path: '/v1/subscriptions', query: { subscription_id: id } }, signal)
}

/** Asks something of a subscription; Creem answers with what it has become. Throws GatewayError. */
export function askOfSubscription(
  ctx: Ctx,
  { id, verb, body }: { id: string; verb: 'upgrade' | 'cancel' | 'resume'; body?: object },
  signal: AbortSignal,
): Promise<ReadSubscription> {
  return atOnce(ctx, { method: 'POST', path: `/v1/subscriptions/${encodeURIComponent(id)}/${verb}`, body }, signal)
}

type Asked = Omit<Parameters<typeof callCreem>[1], 'answer'>

async function atOnce(ctx: Ctx, asked: Asked, signal: AbortSignal): Promise<ReadSubscription> {
  const readAt = ctx.clock.now()
  return { told: await callCreem(ctx, { ...asked, answer: subscription }, signal), readAt }
}

/**
 * What an answer says. `reference` is for who knows it from elsewhere: the description of 2026-04-30 has the checkout's
 * metadata in the webhooks of a subscription, and not in the API's answers. GatewayError `unknown` for a state that Creem
 * did not have then.
 */
export function snapshotOf(
  { told, readAt }: ReadSubscription,
  reference: string | null = referenceIn(told.metadata),
): SubscriptionSnapshot {
  const { id, status, product, customer, current_period_end_date: periodEnd } = told
  const state = stateOf(told, readAt)
  return {
    gatewaySubscriptionId: id,
    gatewayCustomerId: customer,
    reference,
    product: product.id,
    state,
    cancelsAt: status === 'scheduled_cancel' ? (periodEnd ?? readAt) : null,
    endedAt: state === 'canceled' ? (told.canceled_at ?? told.updated_at ?? readAt) : null,
    readAt,
  }
}

/**
 * `past_due` is in the webhooks what is `unpaid` in the API; `expired` says that a month began without being paid, and
 * that it may yet be (https://docs.creem.io/code/webhooks). A paused one is not charged: it is good for what was paid.
 */
function stateOf({ id, status, ...told }: SubscriptionAnswer, now: Date): SubscriptionSnapshot['state'] {
  switch (status) {
    case 'trialing':
    case 'scheduled_cancel':
      return 'active'
    case 'active':
      return isPaidThrough(told, now, DAY_MS) ? 'active' : 'past-due'
    case 'paused':
      return isPaidThrough(told, now, 0) ? 'active' : 'past-due'
    case 'past_due':
    case 'unpaid':
    case 'expired':
      return 'past-due'
    case 'canceled':
      return 'canceled'
    case 'incomplete':
      return 'incomplete'
    default:
      throw new GatewayError('unknown', `Creem's subscription ${id} is ${status}, which we do not know`)
  }
}

type Period = Pick<SubscriptionAnswer, 'current_period_start_date' | 'current_period_end_date'>

/** A renewal takes its time: some days may be let pass. What has no period, or an empty one, cannot be judged by it. */
function isPaidThrough(told: Period, now: Date, patienceMs: number): boolean {
  const { current_period_start_date: start, current_period_end_date: end } = told
  if (!end || (start && end <= start)) return true
  return end.getTime() + patienceMs > now.getTime()
}
