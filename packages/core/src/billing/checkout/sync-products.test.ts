import { expect, test } from 'vitest'
import { createGuardedFetch } from '../../kernel/http'
import { startCreemSimulator } from '../../testing/simulators/creem'
import { asUser, createUser, world } from '../../testing/world'
import { compareProducts, savePackage, startCheckout, syncProducts } from '../index'

test('packages are compared with the gateway’s products, and made so', async () => {
  const creem = await startCreemSimulator()
  try {
    const { ctx } = await world({ env: creem.env, fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }) })
    const buyer = asUser(ctx, await createUser(ctx))
    const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'first-intention' }
    await expect(startCheckout(buyer, input)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })

    const changes = await compareProducts(ctx)
    expect(changes.map((change) => [change.package.id, change.action, change.was])).toEqual([
      ['starter', 'create', null],
      ['standard', 'create', null],
      ['premium', 'create', null],
    ])
    await syncProducts(ctx, changes)
    expect(await compareProducts(ctx)).toEqual([])
    expect(creem.products).toHaveLength(3)
    expect(await startCheckout(buyer, input)).toMatchObject({ gateway: 'creem' })

    await savePackage(ctx, { id: 'starter', credits: 115, amountMinor: 1090, currency: 'USD', active: true })
    expect(await compareProducts(ctx)).toMatchObject([{ package: { id: 'starter' }, was: { why: 'other-price' } }])
    await expect(compareProducts(buyer)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  } finally {
    await creem.close()
  }
})
