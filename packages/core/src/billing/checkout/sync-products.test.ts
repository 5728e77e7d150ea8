import { expect, test } from 'vitest'
import { createGuardedFetch } from '../../kernel/http'
import { startCreemSimulator } from '../../testing/simulators/creem'
import { asUser, createUser, world } from '../../testing/world'
import { listAllPlans, savePlan } from '../../plans'
import { compareProducts, savePackage, startCheckout, syncProducts } from '../index'

test('packages and plans are compared with the gateway’s products, and made so', async () => {
  const creem = await startCreemSimulator()
  try {
    const { ctx } = await world({ env: creem.env, fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }) })
    const buyer = asUser(ctx, await createUser(ctx))
    const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'first-intention' }
    await expect(startCheckout(buyer, input)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })

    const changes = await compareProducts(ctx)
    expect(changes.map(({ sold, action, was }) => [sold.mode, sold.id, action, was])).toEqual([
      ['payment', 'starter', 'create', null],
      ['payment', 'standard', 'create', null],
      ['payment', 'premium', 'create', null],
      ['subscription', 'creator', 'create', null],
      ['subscription', 'pro', 'create', null],
      ['subscription', 'business', 'create', null],
    ])
    await syncProducts(ctx, changes)
    expect(await compareProducts(ctx)).toEqual([])
    expect(creem.products).toHaveLength(6)
    expect(await startCheckout(buyer, input)).toMatchObject({ gateway: 'creem' })

    await savePackage(ctx, { id: 'starter', credits: 115, amountMinor: 1090, currency: 'USD', active: true })
    expect(await compareProducts(ctx)).toMatchObject([{ sold: { id: 'starter' }, was: { why: 'other-price' } }])
    await syncProducts(ctx, await compareProducts(ctx))

    const creator = (await listAllPlans(ctx)).find(({ id }) => id === 'creator')
    if (!creator) throw new Error('no such plan')
    const { updatedAt: _, ...plan } = creator
    await savePlan(ctx, { ...plan, monthlyCredits: 160 })
    const [more] = await compareProducts(ctx)
    expect(more).toMatchObject({
      sold: { id: 'creator', credits: 160 },
      action: 'create',
      was: { why: 'other-credits' },
    })
    await syncProducts(ctx, more ? [more] : [])
    expect(await compareProducts(ctx)).toEqual([])
    await expect(compareProducts(buyer)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  } finally {
    await creem.close()
  }
})
