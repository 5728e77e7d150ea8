import { Stripe } from 'stripe'
import { GatewayError, type MoneyFact, type SavedMethods } from '../gateway'
import { addTaxes } from './add-taxes'
import type { StripeSettings } from './config'
import { asking } from './gateway-error'
import { OFF_SESSION } from './money-values'
import { offSessionFacts } from './read-off-session'
import { readCharge } from './read-receipt'

type Charge = Parameters<SavedMethods['charge']>[1]
type How = Pick<StripeSettings, 'tax'> & {
  /** Where an owner would come back to; Stripe wants one for every way to pay that may lead elsewhere. */
  returnUrl: string
}

/** These are about us and not about the card: the same charge may go through later. */
const NOT_ABOUT_THE_CARD = new Set([401, 403, 429])

/**
 * Charges what its owner left with Stripe, while they are away; the reference is the idempotency key, which Stripe
 * remembers for a day. A payment that was declined, or that its owner would have to confirm, is canceled: nobody can pay
 * it later. One that takes days is answered with nothing: a webhook tells its end. With `automatic` taxes they are added to it.
 * https://docs.stripe.com/payments/save-during-payment, https://docs.stripe.com/api/payment_intents/create
 */
export async function chargeMethod(client: Stripe, charge: Charge, how: How): Promise<MoneyFact[]> {
  const intent = await createIntent(client, charge, how)
  if (intent.status === 'processing') return []
  if (intent.status === 'succeeded') {
    const charged = readCharge(intent) ?? { at: new Date(intent.created * 1000), receiptUrl: null }
    return asking(async () => offSessionFacts(intent, charged))
  }
  await cancelIntent(client, intent.id)
  throw new GatewayError('refused', `stripe: the payment needs its owner (${intent.status})`)
}

async function createIntent(client: Stripe, charge: Charge, { tax, returnUrl }: How): Promise<Stripe.PaymentIntent> {
  const money = tax === 'automatic' ? await addTaxes(client, charge) : { amount: charge.amountMinor }
  try {
    return await asking(() =>
      client.paymentIntents.create(
        {
          ...money,
          currency: charge.currency.toLowerCase(),
          customer: charge.method.gatewayCustomerId,
          payment_method: charge.method.gatewayMethodId,
          off_session: true,
          confirm: true,
          return_url: returnUrl,
          description: `${charge.credits} credits`,
          metadata: { reference: charge.reference, orderId: charge.orderId, ...OFF_SESSION },
          expand: ['latest_charge'],
        },
        { idempotencyKey: charge.reference },
      ),
    )
  } catch (error) {
    throw await settled(client, error)
  }
}

/** The error as it counts for a charge, once nothing of it is left open at Stripe. */
async function settled(client: Stripe, error: unknown): Promise<unknown> {
  if (!(error instanceof GatewayError) || error.outcome !== 'refused') return error
  const { cause } = error
  if (!(cause instanceof Stripe.errors.StripeError)) return error
  if (NOT_ABOUT_THE_CARD.has(cause.statusCode ?? 0)) return new GatewayError('unknown', error.message, { cause })
  if (cause.payment_intent) await cancelIntent(client, cause.payment_intent.id)
  return error
}

/** Nobody can pay it any more. https://docs.stripe.com/api/payment_intents/cancel */
async function cancelIntent(client: Stripe, id: string): Promise<void> {
  try {
    await asking(() => client.paymentIntents.cancel(id))
  } catch (error) {
    if (!(error instanceof GatewayError) || error.outcome !== 'refused') throw error
    // Stripe refuses to cancel what is canceled already, and what was paid in between: that one a webhook tells.
    const status = await statusOf(client, id)
    if (status !== 'canceled') throw new GatewayError('unknown', `stripe: ${id} is ${status}`, { cause: error })
  }
}

async function statusOf(client: Stripe, id: string): Promise<string> {
  try {
    return (await client.paymentIntents.retrieve(id)).status
  } catch {
    return 'not known'
  }
}
