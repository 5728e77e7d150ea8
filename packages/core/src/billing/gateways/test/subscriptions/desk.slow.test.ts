import { expect, test } from 'vitest'
import { DAY_MS, SECOND_MS } from '../../../../kernel/clock'
import { createFakeClock } from '../../../../testing/fake-clock'
import type { MoneyFact, PlanChange } from '../../gateway'
import { declineTestPayment, readTestCheckout, readTestPortal } from '../index'
import { large, openSubscription, small } from '../testing/open-subscription'

const { signal } = new AbortController()
const refused = { name: 'GatewayError', outcome: 'refused' }

/** A subscription to the small plan, halfway through a month of thirty days. */
async function halfway() {
  const clock = createFakeClock(new Date('2026-04-10T08:00:00.000Z'))
  const made = await openSubscription({ clock })
  clock.advance(15 * DAY_MS)
  const { ctx, subscriptionId, gateway } = made
  const { subscriptions } = gateway
  const wish = (reference: string, plan = large, from: PlanChange['from'] = 'now'): PlanChange => {
    return { reference, gatewaySubscriptionId: subscriptionId, from, ...plan }
  }
  return {
    ...made,
    change: (...of: Parameters<typeof wish>) => subscriptions.change(ctx, wish(...of), signal),
    preview: (plan = large) => subscriptions.preview(ctx, wish('preview', plan), signal),
    cancel: (at: 'period-end' | 'now') =>
      subscriptions.cancel(ctx, { gatewaySubscriptionId: subscriptionId, at }, signal),
    resume: () => subscriptions.resume(ctx, subscriptionId, signal),
    invoices: async () => (await made.told()).filter(isInvoice),
  }
}

const isInvoice = (fact: MoneyFact) => fact.kind === 'invoice-paid'
const half = { from: new Date('2026-04-25T08:00:00.000Z'), to: new Date('2026-05-10T08:00:00.000Z') }

test('an upgrade charges the rest of the month at once, less what was paid for it', async () => {
  const { ctx, id, order, subscriptionId, sent, preview, change, invoices } = await halfway()
  expect(await preview()).toEqual({ dueMinor: 900 })
  expect(await change('a')).toMatchObject({ product: 'large', state: 'active', cancelsAt: null })
  const invoice = `${id}-2`
  expect((await invoices())[1]).toEqual({
    kind: 'invoice-paid',
    gatewayPaymentId: `tpy_${id.slice(4)}-2`,
    gatewayInvoiceId: invoice,
    gatewaySubscriptionId: subscriptionId,
    reference: order.reference,
    amountMinor: 900,
    currency: 'USD',
    paidAt: half.from,
    receiptUrl: `http://127.0.0.1:3000/test-checkout/${invoice}`,
    lines: [
      { product: 'small', kind: 'credit', isProration: true, ...half },
      { product: 'large', kind: 'charge', isProration: true, ...half },
    ],
  })
  expect(await sent()).toEqual([`tev_${id.slice(4)}_3`, `tev_${id.slice(4)}-2_1`])
  expect(await readTestCheckout(ctx, invoice)).toMatchObject({
    kind: 'invoice',
    state: 'paid',
    subscriptionId,
    amountMinor: 900,
    lines: [{ amountMinor: 600 }, { amountMinor: 1500 }],
  })
})

test('its invoice is refunded by itself', async () => {
  const { ctx, gateway, id, change } = await halfway()
  await change('a')
  const refund = { gatewayPaymentId: `tpy_${id.slice(4)}-2`, currency: 'USD' }
  await expect(gateway.refund(ctx, { ...refund, reference: 'a', amountMinor: 901 }, signal)).rejects.toMatchObject(
    refused,
  )
  await gateway.refund(ctx, { ...refund, reference: 'b', amountMinor: 900 }, signal)
  expect(await readTestCheckout(ctx, `${id}-2`)).toMatchObject({ refundedMinor: 900 })
  expect(await readTestCheckout(ctx, id)).toMatchObject({ refundedMinor: 0 })
})

test('the same reference changes once, also after another change and at the same moment', async () => {
  const { change, invoices } = await halfway()
  await Promise.all([change('a'), change('a'), change('a')])
  await change('a')
  expect(await invoices()).toHaveLength(2)
  await change('b', small, 'next')
  expect(await change('a')).toMatchObject({ product: 'small' })
  expect(await invoices()).toHaveLength(2)
})

test('prorated by the second, each upgrade on what is left of the one before', async () => {
  const { clock, change, preview, invoices } = await halfway()
  await change('a')
  clock.advance(5 * DAY_MS + 7 * 3600 * SECOND_MS + 1)
  const leftOfMonth = (15 * 86_400 - 5 * 86_400 - 7 * 3600 - 1) / (30 * 86_400)
  const due = Math.round(9000 * leftOfMonth) - Math.round(3000 * leftOfMonth)
  const huge = { product: 'huge', amountMinor: 9000, currency: 'USD' }
  expect(await preview(huge)).toEqual({ dueMinor: due })
  await change('b', huge)
  expect((await invoices())[2]).toMatchObject({
    amountMinor: due,
    lines: [
      { product: 'large', kind: 'credit' },
      { product: 'huge', kind: 'charge' },
    ],
  })
})

test('a declined upgrade changes nothing, once', async () => {
  const { ctx, subscriptionId, sent, change, invoices, read } = await halfway()
  await declineTestPayment(ctx, subscriptionId)
  await expect(change('a')).rejects.toMatchObject({ ...refused, message: 'declined' })
  expect(await read()).toMatchObject({ product: 'small', state: 'active' })
  expect(await invoices()).toHaveLength(1)
  expect(await sent()).toEqual([])
  expect(await change('a')).toMatchObject({ product: 'large' })
  expect(await invoices()).toHaveLength(2)
})

test('a change from the next month on charges nothing', async () => {
  const { ctx, subscriptionId, change, invoices } = await halfway()
  await declineTestPayment(ctx, subscriptionId)
  expect(await change('a', large, 'next')).toMatchObject({ product: 'large', state: 'active' })
  expect(await invoices()).toHaveLength(1)
  expect(await readTestPortal(ctx, subscriptionId, null)).toMatchObject({
    product: 'small',
    nextProduct: 'large',
    amountMinor: 3000,
    declinesNext: true,
  })
})

test('with nothing left of the month there is nothing to charge', async () => {
  const { clock, change, preview, invoices } = await halfway()
  clock.set(half.to)
  expect(await preview()).toEqual({ dueMinor: 0 })
  expect(await change('a')).toMatchObject({ product: 'large' })
  expect(await invoices()).toHaveLength(1)
})

test('refused: to something cheaper now, another currency, one that has ended or is not there', async () => {
  const { ctx, gateway, change, preview, cancel, read } = await halfway()
  const tiny = { product: 'tiny', amountMinor: 500, currency: 'USD' }
  await expect(change('a', tiny)).rejects.toMatchObject(refused)
  await expect(preview(tiny)).rejects.toMatchObject(refused)
  await expect(change('b', { ...large, currency: 'EUR' })).rejects.toMatchObject(refused)
  expect(await read()).toMatchObject({ product: 'small' })
  await cancel('now')
  await expect(change('c')).rejects.toMatchObject(refused)
  await expect(change('d', large, 'next')).rejects.toMatchObject(refused)
  await expect(preview()).rejects.toMatchObject(refused)
  await expect(gateway.subscriptions.read(ctx, 'tsu_unknown', signal)).rejects.toMatchObject(refused)
})

test('canceled it ends with its month, unless it is taken back', async () => {
  const { cancel, resume, sent } = await halfway()
  const ending = { state: 'active', cancelsAt: half.to, endedAt: null }
  expect(await cancel('period-end')).toMatchObject(ending)
  expect(await cancel('period-end')).toMatchObject(ending)
  expect(await sent()).toHaveLength(1)
  expect(await resume()).toMatchObject({ state: 'active', cancelsAt: null })
  await resume()
  expect(await sent()).toHaveLength(1)
})

test('canceled now it has ended for good', async () => {
  const { clock, cancel, resume, sent, invoices } = await halfway()
  await cancel('period-end')
  const ended = { state: 'canceled', cancelsAt: null, endedAt: half.from }
  expect(await cancel('now')).toMatchObject(ended)
  clock.advance(DAY_MS)
  expect(await cancel('now')).toMatchObject(ended)
  expect(await cancel('period-end')).toMatchObject(ended)
  await expect(resume()).rejects.toMatchObject(refused)
  expect(await sent()).toHaveLength(2)
  expect(await invoices()).toHaveLength(1)
})

test('the portal leads back to our own site and nowhere else', async () => {
  const { ctx, gateway, order, subscriptionId } = await halfway()
  const open = (returnUrl: string, id = subscriptionId) =>
    gateway.subscriptions.openPortal(ctx, { gatewaySubscriptionId: id, gatewayCustomerId: null, returnUrl }, signal)
  const back = 'http://127.0.0.1:3000/settings/plan?a=1&b=2'
  const { url } = await open(back)
  expect(url).toBe(`http://127.0.0.1:3000/test-portal/${subscriptionId}?back=${encodeURIComponent(back)}`)
  for (const bad of ['https://evil.example/', 'http://127.0.0.1:3000.evil.example/', '/plan', 'javascript:alert(1)']) {
    await expect(open(bad), bad).rejects.toMatchObject(refused)
    expect(await readTestPortal(ctx, subscriptionId, bad), bad).toMatchObject({ backUrl: order.returnUrl })
  }
  expect(await readTestPortal(ctx, subscriptionId, back)).toMatchObject({ backUrl: back })
  await expect(open(back, 'tsu_unknown')).rejects.toMatchObject(refused)
})
