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

test('a deleted account leaves no card behind, also where its payment comes in that moment', async () => {
  const { ctx, stripe, buyer, person, buy, bought, settle } = await topUpScene()
  await bought()
  await buy()
  await deleteAccount(buyer, { confirmation: person.email ?? '' })
  const [session] = [...stripe.sessions.values()].toReversed()
  await stripe.pay(session?.id ?? '')
  await settle()
  expect(await ctx.db.select().from(autoTopUp)).toEqual([])
})

test('of a deleted account nothing can be paid any more', async () => {
  const { ctx, stripe, buyer, person, buy, settle } = await topUpScene()
  await buy()
  await deleteAccount(buyer, { confirmation: person.email ?? '' })
  await settle()
  expect([...stripe.sessions.values()].map(({ status }) => status)).toEqual(['expired'])
  expect(await ctx.db.select({ state: checkoutSession.state }).from(checkoutSession)).toEqual([{ state: 'closed' }])
})
