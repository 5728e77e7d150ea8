import { payment, paymentGrant, subscription } from '@studiolo/db/schema/billing'
import { creditGrant } from '@studiolo/db/schema/credits'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { subscriber } from '../billing/subscriptions/testing/subscriber'
import { DAY_MS } from '../kernel/clock'
import { asUser, createUser } from '../testing/world'
import { askRecovery, decideRecovery } from './index'
import { settleStandIns } from './settle-stand-ins'

/** A plan of 150 credits a month, paid for two months; `bookBare` books a third whose credits did not come. */
async function scene() {
  const made = await subscriber()
  const { ctx, clock, person, orderId, month, snapshot, book } = made
  await book(month(0), snapshot())
  clock.advance(30 * DAY_MS)
  await book(month(1))
  return {
    ...made,
    /** What was given for money that did not bring its credits. */
    given: () =>
      ctx.db
        .select({ amount: creditGrant.amount, reversed: creditGrant.reversed })
        .from(creditGrant)
        .innerJoin(recoveryRequest, eq(recoveryRequest.grantId, creditGrant.id))
        .where(eq(recoveryRequest.orderId, orderId)),
    ask: () =>
      askRecovery(asUser(ctx, person), { claim: 'payment_failure', orderId, note: 'The last month is missing' }),
    async bookBare() {
      clock.advance(30 * DAY_MS)
      const [own] = await ctx.db.select().from(subscription).where(eq(subscription.orderId, orderId))
      const [id, now] = [ctx.ids.next('pay'), ctx.clock.now()]
      await ctx.db.insert(payment).values({
        ...{ id, orderId, subscriptionId: own?.id, gateway: 'test', gatewayPaymentId: id, gatewayInvoiceId: id },
        ...{ amountMinor: 1200, currency: 'USD', planId: 'creator', credits: 400, state: 'paid' },
        ...{ paidAt: now, createdAt: now },
      })
      return id
    },
  }
}

test('it is the latest month of a plan that is looked at, not its first', async () => {
  const { ask, bookBare } = await scene()
  await bookBare()
  expect(await ask()).toMatchObject({ state: 'waiting', finding: 'payment-not-granted', disputedCredits: 400 })
})

test('a month that brought its credits misses nothing', async () => {
  const { ask } = await scene()
  expect(await ask()).toMatchObject({ state: 'declined', finding: 'payment-granted' })
})

test('what is given for one month is not replaced by another, only by its own', async () => {
  const { ctx, ask, bookBare, book, month, given } = await scene()
  const bare = await bookBare()
  const { id } = await ask()
  // The month after comes before anybody has decided: it is still the other one that waits.
  await book(month(3))
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  expect(await decideRecovery(admin, { id, decision: 'grant', reason: 'Booked without its credits' })).toMatchObject({
    finding: 'payment-not-granted',
    credits: 400,
  })
  await settleStandIns(ctx)
  expect(await given()).toEqual([{ amount: 400, reversed: 0 }])

  const [lot] = await ctx.db.select().from(paymentGrant).limit(1)
  await ctx.db.insert(paymentGrant).values({ paymentId: bare, grantId: lot?.grantId ?? 0, credits: 400 })
  await settleStandIns(ctx)
  expect(await given()).toEqual([{ amount: 400, reversed: 400 }])
})
