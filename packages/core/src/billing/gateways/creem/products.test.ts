import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../kernel/context'
import { createGuardedFetch } from '../../../kernel/http'
import { startCreemSimulator, type CreemSimulator } from '../../../testing/simulators/creem'
import { world } from '../../../testing/world'
import { createProduct, listProducts, onShelf } from './products'

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

  test.each([
    ['payment', 'onetime', 'once'],
    ['subscription', 'recurring', 'every-month'],
  ] as const)('for a %s are made %s, %s', async (mode, billingType, billingPeriod) => {
    const wanted = { name: 'Small', description: '100 credits', mode, amountMinor: 100, currency: 'EUR' }
    const product = await createProduct(ctx, wanted, signal)
    expect(product).toEqual({
      id: expect.stringMatching(/^prod_/),
      name: 'Small',
      amountMinor: 100,
      currency: 'EUR',
      billingType,
      billingPeriod,
      status: 'active',
      taxMode: 'exclusive',
    })
    expect(creem.products.get(product.id)).toMatchObject({ billing_type: billingType, price: 100 })
    expect(onShelf(product)).toEqual([
      { id: product.id, name: 'Small', mode, amountMinor: 100, currency: 'EUR', isActive: true },
    ])
  })

  test('that are paid every other time than once or every month are not on the shelf', async () => {
    creem.addProduct({ name: 'Yearly', billing_type: 'recurring', billing_period: 'every-year' })
    creem.addProduct({ name: 'Retired', status: 'archived' })
    const products = await listProducts(ctx, signal)
    const named = (name: string) => products.filter((one) => one.name === name).flatMap(onShelf)
    expect(named('Yearly')).toEqual([])
    expect(named('Retired')).toMatchObject([{ mode: 'payment', isActive: false }])
  })

  test.each([
    { amountMinor: 99, currency: 'USD' },
    { amountMinor: 100.5, currency: 'USD' },
    { amountMinor: 1000, currency: 'GBP' },
  ])('%j is refused before anything is asked', async (wanted) => {
    const small = { name: 'Small', description: 'Credits', mode: 'payment', ...wanted } as const
    await expect(createProduct(ctx, small, signal)).rejects.toMatchObject({ outcome: 'refused' })
    expect(creem.requests).toEqual([])
  })
})
