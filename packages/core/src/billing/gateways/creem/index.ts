import { GatewayError, type Gateway, type GatewayDoor, type GatewayProduct } from '../gateway'
import { openCheckout, readCheckout } from './checkouts'
import { creemConfig, type CreemSettings } from './config'
import { listPayments } from './list-payments'
import { createProduct, listProducts, type CreemProduct } from './products'
import { readEvent } from './read-event'
import { verifySignature } from './verify-signature'

export { creemConfig } from './config'

/** Creem (https://docs.creem.io), which sells in our place and pays the taxes. A payment is known by its order's id. */
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
    readFacts: async (_ctx, body) => readEvent(body),
    products: {
      list: async (ctx, signal) => (await listProducts(ctx, signal)).map(onShelf),
      create: async (ctx, product, signal) => onShelf(await createProduct(ctx, product, signal)),
    },
    readSession: readCheckout,
    listFacts: listPayments,
  }
}

function onShelf({ id, amountMinor, currency, status }: CreemProduct): GatewayProduct {
  return { id, amountMinor, currency, isActive: status === 'active' }
}
