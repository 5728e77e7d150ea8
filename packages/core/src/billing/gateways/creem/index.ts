import { GatewayError, type Gateway, type GatewayDoor } from '../gateway'
import { openCheckout, readCheckout } from './checkouts'
import { creemConfig, type CreemSettings } from './config'
import { listFacts } from './list-facts'
import { readPayment } from './payments'
import { createProduct, listProducts, onShelf } from './products'
import { readEvent } from './read-event'
import { subscriptionDesk } from './subscription-desk'
import { verifySignature } from './verify-signature'

export { creemConfig } from './config'

/**
 * Creem (https://docs.creem.io), which sells in our place and pays the taxes. A one-off payment is known by its order's
 * id, a subscription's by its transaction's.
 */
export const creemDoor: GatewayDoor = {
  id: 'creem',
  open(config) {
    const settings = config(creemConfig)
    return settings && creemGateway(settings)
  },
}

function creemGateway({ webhookSecrets }: CreemSettings): Gateway {
  return {
    id: 'creem',
    openSession: openCheckout,
    // `request_id` is a reference only: nothing says that it opens one checkout.
    idempotent: false,
    // Nothing ends a checkout from outside.
    closeSession: async () => false,
    // The API description of 2026-04-30 has no call for it.
    refund: async () => {
      throw new GatewayError('refused', 'Creem gives money back only in its dashboard')
    },
    verify: (_ctx, body, headers) => verifySignature(webhookSecrets, body, headers),
    readFacts: readEvent,
    products: {
      modes: ['payment', 'subscription'],
      list: async (ctx, signal) => (await listProducts(ctx, signal)).flatMap(onShelf),
      create: async (ctx, wanted, signal) => {
        const [made] = onShelf(await createProduct(ctx, wanted, signal))
        if (made?.mode !== wanted.mode)
          throw new GatewayError('unknown', 'Creem made another product than it was asked')
        return made
      },
    },
    subscriptions: subscriptionDesk,
    readSession: readCheckout,
    readPayment,
    listFacts,
  }
}
