import { appLink, appUrlConfig } from '../../../kernel/app-url'
import type { Gateway, GatewayDoor, SubscriptionDesk } from '../gateway'
import { chargeMethod } from './charge-method'
import { stripeConfig, type StripeSettings } from './config'
import { listFacts } from './list-facts'
import { openPortal } from './portal'
import { createShelf } from './products'
import { readFacts } from './read-facts'
import { sendRefund } from './send-refund'
import { closeSession, openSession } from './sessions'
import { createStripeClient, openLine } from './stripe-client'
import {
  cancelAtPeriodEnd,
  cancelNow,
  changeSubscription,
  previewChange,
  readSubscription,
  resumeSubscription,
} from './subscriptions'
import { verifySignature } from './verify-signature'

export { stripeConfig } from './config'

/**
 * Stripe Checkout and Billing: a hosted page for every order, plans that Stripe charges month by month, and cards that are
 * kept and charged again. Open when STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRETS are set.
 */
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
    openSession: (ctx, order, signal) => openSession(createStripeClient(ctx, settings, signal), order, settings),
    closeSession: (ctx, gatewaySessionId, signal) =>
      closeSession(createStripeClient(ctx, settings, signal), gatewaySessionId),
    refund: (ctx, refund, signal) => sendRefund(createStripeClient(ctx, settings, signal), refund),
    verify: (ctx, body, headers) =>
      verifySignature(body, headers, { secrets: settings.webhookSecrets, now: ctx.clock.now() }),
    readFacts: (ctx, body, signal) => readFacts(openLine(ctx, settings, signal), body),
    products: createShelf(settings),
    subscriptions: createDesk(settings),
    savedMethods: {
      charge(ctx, charge, signal) {
        const returnUrl = appLink(ctx.config(appUrlConfig).origin, '/credits')
        return chargeMethod(createStripeClient(ctx, settings, signal), charge, { returnUrl, tax: settings.tax })
      },
    },
    listFacts: (ctx, since, signal) => listFacts(openLine(ctx, settings, signal), since),
  }
}

function createDesk(settings: StripeSettings): SubscriptionDesk {
  return {
    read: (ctx, id, signal) => readSubscription(openLine(ctx, settings, signal), id),
    change: (ctx, change, signal) => changeSubscription(openLine(ctx, settings, signal), change),
    preview: (ctx, change, signal) => previewChange(openLine(ctx, settings, signal), change),
    cancel: (ctx, { gatewaySubscriptionId: id, at }, signal) => {
      const line = openLine(ctx, settings, signal)
      return at === 'now' ? cancelNow(line, id) : cancelAtPeriodEnd(line, id)
    },
    resume: (ctx, id, signal) => resumeSubscription(openLine(ctx, settings, signal), id),
    openPortal: (ctx, portal, signal) => openPortal(openLine(ctx, settings, signal), portal),
  }
}
