import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chargeTopUpJob } from './charge-top-up.job'
import { run, topUpScene } from './testing/top-up-scene'

const STRIPE_TAX = 'automatic'

test('a top-up is charged with taxes; the mail says what was paid, and the cap counts the price', async () => {
  const { ctx, bought, spend, look, balance, topUps, topUp, mails, stripe } = await topUpScene({ STRIPE_TAX })
  await bought()
  await spend(100)
  await look()
  expect(await balance()).toMatchObject({ available: 15 + 115 })
  const [ordered] = await topUps()
  expect(ordered).toMatchObject({ state: 'paid', amountMinor: 990 })
  const paid = await ctx.db
    .select()
    .from(payment)
    .where(eq(payment.orderId, ordered?.id ?? 'ord_none'))
  expect(paid).toMatchObject([{ amountMinor: 1188, state: 'paid' }])
  expect(await topUp()).toMatchObject({ spentMinor: 990 })
  const [told] = mails
  expect(told?.subject).toBe('Your credits were topped up: 115 for $11.88')
  expect(told?.text).toContain('taxes, where they apply, are in it')
  const charged = [...stripe.paymentIntents.values()].find(({ metadata }) => metadata.offSession)
  expect(charged).toMatchObject({ amount: 1188, hooks: { inputs: { tax: {} } } })
})

test('half of what was paid with taxes sent back takes half of the credits', async () => {
  const { bought, settle, balance, stripe } = await topUpScene({ STRIPE_TAX })
  await bought({ threshold: 1, monthlyCapMinor: 5000 })
  const [paid] = [...stripe.paymentIntents.values()]
  await stripe.refund(paid?.id ?? '', 594)
  await settle()
  expect(await balance()).toMatchObject({ available: 115 - 57 })
})

test('no answer about the taxes is no refusal: it is asked again, and charged once', async () => {
  const { ctx, bought, spend, look, settle, topUp, charges, mails, stripe, underWay } = await topUpScene({ STRIPE_TAX })
  await bought()
  await spend(100)
  stripe.faults.next('server-error', 'POST')
  await expect(look()).rejects.toThrow()
  expect(charges()).toEqual([])
  expect(await topUp()).toMatchObject({ state: 'on' })
  expect(mails).toEqual([])
  await chargeTopUpJob.run(ctx, await underWay(), run)
  await settle()
  expect(charges()).toEqual(['succeeded'])
  expect(mails).toHaveLength(1)
})
