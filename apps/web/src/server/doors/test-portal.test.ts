import { payTestCheckout, testDoor } from '@studiolo/core/billing/gateways/test'
import { addMs, HOUR_MS } from '@studiolo/core/kernel/clock'
import { expect, test } from 'vitest'
import { openServer } from '../testing/open-server'

const demo = { STUDIOLO_DEMO: '1' }
const plan = 'http://127.0.0.1:3000/settings/plan'

/** A demo instance with a subscription. */
async function withSubscription() {
  const server = await openServer({ env: demo })
  const { ctx, process } = server
  const order = {
    reference: ctx.ids.next('cks'),
    orderId: ctx.ids.next('ord'),
    mode: 'subscription' as const,
    item: 'small',
    credits: 150,
    amountMinor: 1200,
    currency: 'USD',
    product: 'small',
    email: null,
    returnUrl: 'http://127.0.0.1:3000/credits/orders/1',
    cancelUrl: plan,
    expiresAt: addMs(ctx.clock.now(), HOUR_MS),
  }
  const opened = await testDoor.open(ctx.config)?.openSession(ctx, order, new AbortController().signal)
  if (!opened) throw new Error('the test gateway is not open')
  await payTestCheckout(ctx, opened.gatewaySessionId)
  const id = `tsu_${opened.gatewaySessionId.slice(4)}`
  const press = (verb: string) => server.send(`/api/test-portal/${id}/${verb}`, {})
  const outcomeOf = async (verb: string) => (await (await press(verb)).json()) as unknown
  return { ...server, id, order, press, outcomeOf, view: () => process.readTestPortal(id, plan) }
}

const outcome = (name: string) => ({ success: true, data: { outcome: name } })

test('the whole life of a subscription, button by button', async () => {
  const { press, outcomeOf, view, process, id, order } = await withSubscription()
  expect(await view()).toMatchObject({ state: 'active', product: 'small', backUrl: plan, invoices: [{}] })
  expect(await process.readTestPortal(id, 'https://evil.example/')).toMatchObject({ backUrl: order.returnUrl })

  expect((await press('renew')).headers.get('cache-control')).toBe('no-store')
  expect(await view()).toMatchObject({ state: 'active', invoices: [{}, {}] })
  expect(await outcomeOf('decline')).toEqual(outcome('noted'))
  expect(await outcomeOf('accept')).toEqual(outcome('noted'))
  expect(await outcomeOf('decline')).toEqual(outcome('noted'))
  expect(await outcomeOf('renew')).toEqual(outcome('declined'))
  expect(await view()).toMatchObject({ state: 'past-due', invoices: [{}, {}] })
  expect(await outcomeOf('pay')).toEqual(outcome('paid'))
  expect(await outcomeOf('cancel')).toEqual(outcome('noted'))
  expect(await outcomeOf('resume')).toEqual(outcome('noted'))
  expect(await outcomeOf('cancel')).toEqual(outcome('noted'))
  expect(await outcomeOf('renew')).toEqual(outcome('ended'))
  expect(await view()).toMatchObject({ state: 'canceled', invoices: [{}, {}, {}] })
  const late = await press('renew')
  expect(late.status).toBe(409)
  expect((await late.json()).error.code).toBe('CONFLICT')
})

test('a foreign page presses no button', async () => {
  const { send, ask, id, view } = await withSubscription()
  const path = `/api/test-portal/${id}/renew`
  expect((await send(path, {}, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  expect((await ask(path, { method: 'POST' })).status).toBe(403)
  expect((await ask(path)).status).toBe(404)
  expect(await view()).toMatchObject({ invoices: [{}] })
})

test('what is not there is not found', async () => {
  const { send, process, id } = await withSubscription()
  const unknown = `tsu_${'0'.repeat(26)}`
  for (const path of [`${unknown}/pay`, `${id}/refund`, `${id}/toString`, `${id}/pay/again`, id, '']) {
    expect((await send(`/api/test-portal/${path}`, {})).status, path).toBe(404)
  }
  expect(await process.readTestPortal(unknown, null)).toBeNull()
})

test('outside the demo instance there is no such page, whatever stands in the table', async () => {
  const { id } = await withSubscription()
  for (const env of [{}, { ...demo, STRIPE_SECRET_KEY: 'sk_test_1' }, { ...demo, CREEM_API_KEY: 'creem_test_1' }]) {
    const { send, process } = await openServer({ env })
    for (const verb of ['renew', 'pay', 'decline', 'accept', 'cancel', 'resume']) {
      expect((await send(`/api/test-portal/${id}/${verb}`, {})).status, verb).toBe(404)
    }
    expect(await process.readTestPortal(id, null)).toBeNull()
  }
})

test('nobody else’s machine presses a button', async () => {
  const { send, view, id } = await withSubscription()
  expect(
    (await send(`/api/test-portal/${id}/renew`, {}, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status,
  ).toBe(404)
  expect(await view()).toMatchObject({ state: 'active', invoices: [{}] })
})
