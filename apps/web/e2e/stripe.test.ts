import { startStripeSimulator } from '@studiolo/core/testing/simulators/stripe/index'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alive } from './harness/browse'
import { starter } from './harness/buying'
import { startInstance, type Instance } from './harness/instance'
import { balanceOf, readBalance } from './harness/studio'
import { openVisit } from './harness/visit'

/** An instance with the keys of a Stripe that runs beside it: the test gateway is gone. */
let instance: Instance
let stripe: Awaited<ReturnType<typeof startStripeSimulator>>

beforeAll(async () => {
  stripe = await startStripeSimulator()
  instance = await startInstance({
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(','),
    STRIPE_API_URL: stripe.url,
    TRUSTED_HOSTS: '127.0.0.1',
  })
  stripe.deliverTo(`${instance.facts.url}/api/webhooks/stripe`)
}, 120_000)
afterAll(async () => {
  await instance.stop()
  await stripe.close()
}, 30_000)

test('credits bought at Stripe; a dispute freezes them, and winning it brings them back', async () => {
  const { page, say } = await openVisit({ as: 'creator', at: instance.facts })
  await page.goto('/credits')
  const before = await readBalance(page)
  const buy = page.getByRole('button', { name: say('billing.buy.button', { price: starter.price }) })
  await (await alive(buy)).click()
  await page.waitForURL(`${stripe.url}/**`)
  await page.getByRole('button', { name: 'Pay' }).click()
  await page.waitForURL(`${instance.facts.url}/credits/orders/**`)
  await page.getByRole('heading', { name: say('billing.order.paid.title', { credits: starter.credits }) }).waitFor()
  await balanceOf(page, say, before + starter.credits).waitFor()

  const [session] = stripe.sessions.values()
  const { id } = await stripe.openDispute(String(session?.payment_intent))
  await page.getByRole('heading', { name: say('billing.order.disputed.title') }).waitFor()
  await balanceOf(page, say, before).waitFor()
  await stripe.closeDispute(id, 'won')
  await balanceOf(page, say, before + starter.credits).waitFor()
  await page.getByRole('heading', { name: say('billing.order.paid.title', { credits: starter.credits }) }).waitFor()
  expect(stripe.requests.filter(({ status }) => status === null || status >= 400)).toEqual([])
})
