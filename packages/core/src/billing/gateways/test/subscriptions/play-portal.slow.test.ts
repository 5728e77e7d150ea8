import { expect, test } from 'vitest'
import { DAY_MS } from '../../../../kernel/clock'
import { world } from '../../../../testing/world'
import {
  acceptTestPayment,
  cancelTestSubscription,
  declineTestPayment,
  payTestSubscription,
  readTestPortal,
  renewTestSubscription,
  resumeTestSubscription,
} from '../index'
import { openSubscription } from '../testing/open-subscription'

const verbs = [
  renewTestSubscription,
  payTestSubscription,
  declineTestPayment,
  acceptTestPayment,
  cancelTestSubscription,
  resumeTestSubscription,
]
const day = (text: string) => new Date(`${text}T12:00:00.000Z`)

async function scene() {
  const made = await openSubscription()
  const { ctx, subscriptionId: id } = made
  return {
    ...made,
    press: (verb: (typeof verbs)[number]) => verb(ctx, id),
    view: () => readTestPortal(ctx, id, null),
  }
}

test('a jump ends the month now, charges the next and counts from there', async () => {
  const { clock, id, press, view, sent } = await scene()
  clock.set(day('2026-01-20'))
  expect(await press(renewTestSubscription)).toEqual({ outcome: 'paid' })
  expect(await view()).toMatchObject({
    state: 'active',
    periodStart: day('2026-01-20'),
    periodEnd: day('2026-02-20'),
    invoices: [
      { id: `${id}-2`, paidAt: day('2026-01-20'), amountMinor: 1200, refundedMinor: 0 },
      { id, paidAt: day('2026-01-15'), amountMinor: 1200 },
    ],
  })
  expect(await sent()).toHaveLength(2)
  await press(renewTestSubscription)
  expect((await view()).invoices.map(({ id }) => id)).toEqual([`${id}-3`, `${id}-2`, id])
})

test('declined, then paid: the same month goes on', async () => {
  const { clock, press, view } = await scene()
  await press(declineTestPayment)
  expect(await view()).toMatchObject({ declinesNext: true })
  expect(await press(renewTestSubscription)).toEqual({ outcome: 'declined' })
  expect(await view()).toMatchObject({ state: 'past-due', declinesNext: false, invoices: [{}] })
  await expect(press(renewTestSubscription)).rejects.toMatchObject({ kind: 'CONFLICT', meta: { state: 'past-due' } })

  await press(declineTestPayment)
  expect(await press(payTestSubscription)).toEqual({ outcome: 'declined' })
  expect(await view()).toMatchObject({ state: 'past-due' })
  clock.advance(3 * DAY_MS)
  expect(await press(payTestSubscription)).toEqual({ outcome: 'paid' })
  expect(await press(payTestSubscription)).toEqual({ outcome: 'noted' })
  expect(await view()).toMatchObject({
    state: 'active',
    periodStart: day('2026-01-15'),
    periodEnd: day('2026-02-15'),
    invoices: [{ paidAt: day('2026-01-18') }, {}],
  })
})

test('paid a long time later it is charged for the month that is then', async () => {
  const { clock, press, view } = await scene()
  await press(declineTestPayment)
  await press(renewTestSubscription)
  clock.set(day('2026-04-20'))
  await press(payTestSubscription)
  expect(await view()).toMatchObject({ periodStart: day('2026-04-15'), periodEnd: day('2026-05-15') })
})

test('a wish to decline is taken back; nobody is told of either', async () => {
  const { press, view, sent } = await scene()
  await press(declineTestPayment)
  await press(acceptTestPayment)
  expect(await view()).toMatchObject({ declinesNext: false })
  expect(await sent()).toEqual([])
  expect(await press(renewTestSubscription)).toEqual({ outcome: 'paid' })
})

test('canceled, kept, canceled, ended', async () => {
  const { press, view, read } = await scene()
  expect(await press(cancelTestSubscription)).toEqual({ outcome: 'noted' })
  expect(await view()).toMatchObject({ state: 'active', cancelsAtPeriodEnd: true })
  expect(await press(resumeTestSubscription)).toEqual({ outcome: 'noted' })
  expect(await view()).toMatchObject({ cancelsAtPeriodEnd: false })
  await press(cancelTestSubscription)
  expect(await press(renewTestSubscription)).toEqual({ outcome: 'ended' })
  expect(await view()).toMatchObject({ state: 'canceled', endedAt: day('2026-01-15'), invoices: [{}] })
  expect(await read()).toMatchObject({ state: 'canceled', cancelsAt: null })
  for (const verb of verbs) {
    if (verb === cancelTestSubscription) expect(await press(verb)).toEqual({ outcome: 'ended' })
    else await expect(press(verb)).rejects.toMatchObject({ kind: 'CONFLICT', meta: { state: 'canceled' } })
  }
})

test('canceled while past due it ends at once', async () => {
  const { press, view } = await scene()
  await press(declineTestPayment)
  await press(renewTestSubscription)
  expect(await press(cancelTestSubscription)).toEqual({ outcome: 'ended' })
  expect(await view()).toMatchObject({ state: 'canceled', endedAt: day('2026-01-15') })
})

test('pressed ten times at once, what is due is paid once', async () => {
  const { press, view } = await scene()
  await press(declineTestPayment)
  await press(renewTestSubscription)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => press(payTestSubscription)))
  expect(outcomes.filter(({ outcome }) => outcome === 'paid')).toHaveLength(1)
  expect((await view()).invoices).toHaveLength(2)
})

test('where the gateway is not open, and for an unknown one, there is nothing', async () => {
  const { ctx, subscriptionId } = await scene()
  const { ctx: elsewhere } = await world({ env: { STUDIOLO_DEMO: '1', CREEM_API_KEY: 'creem_test_1' } })
  for (const verb of verbs) {
    await expect(verb(elsewhere, subscriptionId)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(verb(ctx, 'tsu_unknown')).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  }
  await expect(readTestPortal(elsewhere, subscriptionId, null)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await expect(readTestPortal(ctx, 'tsu_unknown', null)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})
