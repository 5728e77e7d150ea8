import { autoTopUp, checkoutSession } from '@studiolo/db/schema/billing'
import { expect, test } from 'vitest'
import { deleteAccount, suspendUser } from '../../identity'
import { asUser, createUser } from '../../testing/world'
import { topUpScene } from './testing/top-up-scene'

test('somebody who is suspended is charged nothing', async () => {
  const { ctx, person, bought, spend, look, topUps } = await topUpScene()
  await bought()
  await spend(100)
  const admin = await createUser(ctx, { role: 'admin' })
  await suspendUser(asUser(ctx, admin), { userId: person.id, reason: 'under review' })
  await look()
  expect(await topUps()).toEqual([])
})

test('a deleted account leaves no card behind, and what was paid in that moment goes back', async () => {
  const { ctx, stripe, buyer, person, buy, bought, settle } = await topUpScene()
  await bought()
  await buy()
  await deleteAccount(buyer, { confirmation: person.email ?? '' })
  const [session] = [...stripe.sessions.values()].toReversed()
  await stripe.pay(session?.id ?? '')
  await settle()
  expect(await ctx.db.select().from(autoTopUp)).toEqual([])
  expect([...stripe.refunds.values()]).toMatchObject([{ amount: 990, payment_intent: session?.payment_intent }])
})

test('of a deleted account nothing can be paid any more', async () => {
  const { ctx, stripe, buyer, person, buy, settle } = await topUpScene()
  await buy()
  await deleteAccount(buyer, { confirmation: person.email ?? '' })
  await settle()
  expect([...stripe.sessions.values()].map(({ status }) => status)).toEqual(['expired'])
  expect(await ctx.db.select({ state: checkoutSession.state }).from(checkoutSession)).toEqual([{ state: 'closed' }])
})

test('a dispute that was won brings a deleted account nothing back', async () => {
  const { stripe, buyer, person, bought, settle } = await topUpScene()
  await bought()
  await deleteAccount(buyer, { confirmation: person.email ?? '' })
  await settle()
  const { id } = await stripe.openDispute([...stripe.paymentIntents.keys()][0] ?? '')
  await settle()
  await stripe.closeDispute(id, 'won')
  await settle()
  expect([...stripe.refunds.values()]).toEqual([])
})

test.each(['refund', 'dispute'] as const)('what a %s takes is not bought again by itself', async (how) => {
  const { stripe, bought, spend, settle, look, topUp, topUps, charges, balance, subjects, audited } = await topUpScene()
  await bought()
  await spend(75)
  const [intent = ''] = stripe.paymentIntents.keys()
  await (how === 'refund' ? stripe.refund(intent, 300) : stripe.openDispute(intent))
  await settle()
  await look()
  await look()
  expect((await balance()).available).toBeLessThan(50)
  expect(await topUps()).toEqual([])
  expect(charges()).toEqual([])
  expect(await topUp()).toMatchObject({ state: 'paused' })
  expect(subjects()).toContain('Your automatic top-up is paused')
  expect(await audited()).toEqual(['top-up.on', 'top-up.paused'])
})
