import { afterAll, expect, test } from 'vitest'
import { subscriptionScene } from './scene'

const { stripe, call, subscribed, opened } = await subscriptionScene()
afterAll(() => stripe.close())

test('the portal shows one customer what is theirs', async () => {
  const { id, customer } = await subscribed()
  const other = await subscribed()
  const { url } = await opened(customer)
  const shown = await (await fetch(url)).text()
  expect(shown).toContain(id)
  expect(shown).toContain('href="https://studio.example/plan"')
  expect(shown).not.toContain(other.id)
  const form = new URLSearchParams({ choice: 'cancel', subscription: other.id })
  await fetch(url, { method: 'POST', body: form })
  expect(other.cancel_at).toBeNull()
  expect((await fetch(`${stripe.url}/portal/bps_none`)).status).toBe(404)
})

test('the portal is as its configuration says, and shut without an active one', async () => {
  const { id, customer, cancel_at: before } = await subscribed()
  const { url } = await opened(customer, { 'features[subscription_cancel][enabled]': 'false' })
  expect(await (await fetch(url)).text()).not.toContain('<button')
  await fetch(url, { method: 'POST', body: new URLSearchParams({ choice: 'cancel', subscription: id }) })
  expect(stripe.subscriptions.get(id)?.cancel_at).toBe(before)

  const refused = async (form: Record<string, string>) =>
    (await call('/v1/billing_portal/sessions', { customer, ...form })).body.error
  expect(await refused({})).toMatchObject({ message: expect.stringContaining('No configuration') })
  expect(await refused({ configuration: 'bpc_none' })).toMatchObject({ code: 'resource_missing' })
  const [configuration] = stripe.portalConfigurations.values()
  Object.assign(configuration ?? {}, { active: false })
  expect(await refused({ configuration: configuration?.id ?? '' })).toMatchObject({ param: 'configuration' })
  const listed = async (query: string) =>
    (await call(`/v1/billing_portal/configurations${query}`)).body.data.map((one) => one.id)
  expect(await listed('')).toContain(configuration?.id)
  expect(await listed('?active=true')).not.toContain(configuration?.id)
  expect(await listed('?is_default=true')).toEqual([])
})

test('a portal’s configuration says at least what it is to do, and nothing that is not simulated', async () => {
  const make = (form: Record<string, string>) => call('/v1/billing_portal/configurations', form)
  expect((await make({ 'features[subscription_update][enabled]': 'false' })).status).toBe(200)
  expect((await make({ 'features[subscription_update][enabled]': 'true' })).body.error).toMatchObject({
    param: 'features[subscription_update][enabled]',
  })
  const atOnce = {
    'features[subscription_cancel][enabled]': 'true',
    'features[subscription_cancel][mode]': 'immediately',
  }
  expect((await make(atOnce)).body.error).toMatchObject({ param: 'features[subscription_cancel][mode]' })
})
