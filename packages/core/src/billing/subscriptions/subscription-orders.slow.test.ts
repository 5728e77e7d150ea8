import { payment, subscription } from '@studiolo/db/schema/billing'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMs } from '../../kernel/clock'
import { permutations, seededBy } from '../../testing/orders'
import { createUser } from '../../testing/world'
import { begin, subscriber } from './testing/subscriber'

/**
 * What a gateway tells of two months of a subscription, in each of the 720 orders; every fact one to three times, some
 * of them at once. One final state. Each order draws from a generator of its own: `WEBHOOK_RUN` plays one of them alone.
 */

const SEED = Number(process.env['WEBHOOK_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const ALONE = process.env['WEBHOOK_RUN']

test('720 orders of what is told of a subscription end in one state', { timeout: 600_000 }, async () => {
  console.log(`WEBHOOK_SEED=${SEED}`)
  const { ctx } = await subscriber()
  const orders = [...permutations([0, 1, 2, 3, 4, 5]).entries()]
  for (const [index, sequence] of orders.filter(([index]) => !ALONE || ALONE === String(index))) {
    const random = seededBy(SEED, index)
    const person = await createUser(ctx)
    const { snapshot, month, book, standing } = await begin(ctx, person)
    const at = (second: number) => ({ readAt: addMs(ctx.clock.now(), second * 1000) })
    const first = month(0)
    const facts = [
      first,
      snapshot(at(1)),
      snapshot({ ...at(2), state: 'past-due' }),
      month(1),
      snapshot({ ...at(3), product: 'pro' }),
      {
        kind: 'refund' as const,
        gatewayRefundId: `re_${person.id}`,
        gatewayPaymentId: 'gatewayPaymentId' in first ? first.gatewayPaymentId : '',
        amountMinor: 600,
        state: 'succeeded' as const,
        at: ctx.clock.now(),
      },
    ]
    const told = sequence.flatMap((which) => {
      const fact = facts[which]
      return fact ? Array.from({ length: 1 + Math.floor(random() * 3) }, () => fact) : []
    })
    while (told.length > 0) {
      const atOnce = told.splice(0, 1 + Math.floor(random() * 3))
      await Promise.all(atOnce.map((fact) => book(fact)))
    }
    const payments = await ctx.db
      .select({ state: payment.state, credits: payment.credits, nextPlanId: subscription.nextPlanId })
      .from(payment)
      .innerJoin(subscription, eq(subscription.id, payment.subscriptionId))
      .where(eq(subscription.userId, person.id))
      .orderBy(asc(payment.paidAt))
    expect(
      { standing: await standing(), payments },
      `WEBHOOK_SEED=${SEED} WEBHOOK_RUN=${index} (${sequence.join('')})`,
    ).toEqual({
      standing: { plan: 'creator', state: 'active', available: 225 },
      payments: [
        { state: 'partly-refunded', credits: 150, nextPlanId: 'pro' },
        { state: 'paid', credits: 150, nextPlanId: 'pro' },
      ],
    })
  }
})
