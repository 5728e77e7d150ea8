import type { Gateway, GatewayDoor } from '../gateway'
import { stripeConfig, type StripeSettings } from './config'
import { listFacts } from './list-facts'
import { readFacts } from './read-facts'
import { sendRefund } from './send-refund'
import { closeSession, openSession } from './sessions'
import { createStripeClient } from './stripe-client'
import { verifySignature } from './verify-signature'

export { stripeConfig } from './config'

/** Stripe Checkout: a hosted page for every order. Open when STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRETS are set. */
export const stripeDoor: GatewayDoor = {
  id: 'stripe',
  open(config) {
    const settings = config(stripeConfig)
    return settings && createStripeGateway(settings)
  },
}

function createStripeGateway(settings: StripeSettings): Gateway {
  return {
    id: 'stripe',
    idempotent: true,
    openSession: (ctx, order, signal) =>
      openSession(createStripeClient(ctx, settings, signal), order, settings.paymentMethods),
    closeSession: (ctx, gatewaySessionId, signal) =>
      closeSession(createStripeClient(ctx, settings, signal), gatewaySessionId),
    refund: (ctx, refund, signal) => sendRefund(createStripeClient(ctx, settings, signal), refund),
    verify: (ctx, body, headers) =>
      verifySignature(body, headers, { secrets: settings.webhookSecrets, now: ctx.clock.now() }),
    readFacts: (ctx, body, signal) => readFacts(createStripeClient(ctx, settings, signal), body),
    listFacts: (ctx, since, signal) => listFacts(createStripeClient(ctx, settings, signal), since),
  }
}
