import { savePackage } from '@studiolo/core/billing'
import { createGuardedFetch } from '@studiolo/core/kernel/http'
import { listAllPlans, savePlan } from '@studiolo/core/plans'
import { closeAtEnd } from '@studiolo/core/testing/close-at-end'
import { freshDatabase } from '@studiolo/core/testing/database'
import { createFakeClock } from '@studiolo/core/testing/fake-clock'
import { startCreemSimulator } from '@studiolo/core/testing/simulators/creem/index'
import { startStripeSimulator } from '@studiolo/core/testing/simulators/stripe/index'
import { world } from '@studiolo/core/testing/world'
import { expect, test } from 'vitest'
import { linesOf } from './lines-of-products'
import { runProducts } from './run-products'

const starter = { id: 'starter', credits: 115, amountMinor: 990, currency: 'USD', active: true }

async function scene() {
  const clock = createFakeClock()
  const stripe = await startStripeSimulator({ clock })
  const creem = await startCreemSimulator({ now: () => clock.now() })
  closeAtEnd(stripe.close, creem.close)
  const { ctx } = await world({
    clock,
    database: await freshDatabase(),
    fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }),
    env: {
      ...creem.env,
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(','),
      STRIPE_API_URL: stripe.url,
    },
  })
  const writesTo = (requests: readonly { method: string }[]) => requests.filter(({ method }) => method !== 'GET').length
  const writes = () => writesTo(stripe.requests) + writesTo(creem.requests)
  const run = async (verb: 'show' | 'sync') => {
    const lines: string[] = []
    const before = writes()
    await runProducts(ctx, verb, (line) => {
      // The whole difference is told before anything is done.
      if (line !== 'Done.') expect(writes()).toBe(before)
      lines.push(line)
    })
    return lines
  }
  return { ctx, stripe, creem, run, writes }
}

test('shows what is new and changes nothing; sync shows the same, then does it', async () => {
  const { run, writes } = await scene()
  const shown = await run('show')
  expect(writes()).toBe(0)
  expect(shown).toContain('creem   new      package starter: 115 credits at $9.90, with a new product')
  expect(shown).toContain('stripe  new      plan creator: 150 credits a month at $12.00 a month, with a new product')
  expect(shown.at(-1)).toBe('Nothing was changed. npm run products -- sync does it.')

  expect(await run('sync')).toEqual([...shown.slice(0, -1), 'Done.'])
  expect(writes()).toBe(9)
  expect(await run('show')).toEqual(['Every package and plan is for sale as it should be.'])
})

test('shows old and new price and credits, and what is no longer for sale', async () => {
  const { ctx, stripe, creem, run } = await scene()
  await run('sync')
  const creator = (await listAllPlans(ctx)).find(({ id }) => id === 'creator')
  if (!creator) throw new Error('no such plan')
  const { updatedAt: _, ...plan } = creator
  await savePlan(ctx, { ...plan, amountMinor: 1500, monthlyCredits: 200 })
  await savePackage(ctx, { ...starter, credits: 130, amountMinor: 1090 })
  await savePackage(ctx, { id: 'standard', credits: 355, amountMinor: 3000, currency: 'USD', active: false })

  const priceOf = (dollars: number) => [...stripe.prices.values()].find(({ unit_amount }) => unit_amount === dollars)
  const named = (name: string) => [...creem.products.values()].find((product) => product.name === name)?.id
  const old = priceOf(1200)
  const shown = await run('show')
  const [changed, creem115] = [old?.id, named('Starter: 115 credits')]
  expect(shown.slice(0, 3)).toEqual([
    `stripe  change   plan creator: 150 credits a month at $12.00 a month -> 200 credits a month at $15.00 a month, with a new product (${changed} is sold at another price)`,
    `creem   change   package starter: 115 credits at $9.90 -> 130 credits at $10.90, with a new product (${creem115} is sold at another price)`,
    expect.stringContaining('creem   change   plan creator: 150 credits a month at $12.00 a month -> 200 credits'),
  ])
  expect(shown.slice(3)).toHaveLength(5)
  expect(shown).toContain(`stripe  archive  ${changed} at $12.00 a month, made for creator: no longer for sale`)
  for (const [name, price, id] of [
    ['Creator plan', '$12.00 a month', 'creator'],
    ['Standard: 355 credits', '$30.00', 'standard'],
    ['Starter: 115 credits', '$9.90', 'starter'],
  ] as const) {
    const line = `${named(name)} “${name}” at ${price}, made for ${id}: archive it in the dashboard of creem`
    expect(shown).toContain(`creem   by hand  ${line}`)
  }
  expect(old).toMatchObject({ active: true })

  expect(await run('sync')).toEqual([...shown.slice(0, -1), 'Done.'])
  expect(old).toMatchObject({ active: false })
  expect(priceOf(1500)).toMatchObject({ active: true })
  const after = await run('show')
  expect(after.at(-1)).toBe('Every package and plan is for sale as it should be.')
  expect(after.slice(0, -1).every((line) => line.startsWith('creem   by hand'))).toBe(true)
})

test('money without cents is told without them', () => {
  const sold = { mode: 'payment', id: 'large', name: null, credits: 10, amountMinor: 3000, currency: 'JPY' } as const
  const change = { gateway: 'creem', sold, action: 'link', was: null, productId: 'prod_1' } as const
  expect(linesOf({ changes: [change], leftovers: [] })).toEqual([
    'creem   new      package large: 10 credits at ¥3,000, with product prod_1',
  ])
})
