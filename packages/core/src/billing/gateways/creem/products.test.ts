import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../kernel/context'
import { createGuardedFetch } from '../../../kernel/http'
import { startCreemSimulator, type CreemSimulator } from '../../../testing/simulators/creem'
import { world } from '../../../testing/world'
import { createProduct, listProducts } from './products'

const signal = AbortSignal.timeout(30_000)

let creem: CreemSimulator
let ctx: Ctx
beforeAll(async () => {
  creem = await startCreemSimulator()
  const made = await world({ env: creem.env, fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }) })
  ctx = made.ctx
})
beforeEach(() => void (creem.requests.length = 0))
afterAll(() => creem.close())

describe('products', () => {
  test('are all listed, over pages', async () => {
    for (let made = 0; made < 101; made++) creem.addProduct()
    const products = await listProducts(ctx, signal)
    expect(products.map(({ id }) => id).toSorted()).toEqual([...creem.products.keys()].toSorted())
  })

  test('are made as one-offs', async () => {
    const wanted = { name: 'Small', description: '100 credits', amountMinor: 100, currency: 'EUR' }
    const product = await createProduct(ctx, wanted, signal)
    expect(product).toEqual({
      id: expect.stringMatching(/^prod_/),
      name: 'Small',
      amountMinor: 100,
      currency: 'EUR',
      billingType: 'onetime',
      status: 'active',
      taxMode: 'exclusive',
    })
    expect(creem.products.get(product.id)).toMatchObject({ billing_type: 'onetime', price: 100 })
  })

  test.each([
    { amountMinor: 99, currency: 'USD' },
    { amountMinor: 100.5, currency: 'USD' },
    { amountMinor: 1000, currency: 'GBP' },
  ])('%j is refused before anything is asked', async (wanted) => {
    const asked = createProduct(ctx, { name: 'Small', description: 'Credits', ...wanted }, signal)
    await expect(asked).rejects.toMatchObject({ outcome: 'refused' })
    expect(creem.requests).toEqual([])
  })
})
