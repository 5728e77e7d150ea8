import { alertSignal } from '@studiolo/db/schema/ops'
import { asc } from 'drizzle-orm'
import { twoGateways } from '../../gateways/testing/two-gateways'
import { listPayments } from '../../index'
import { jobHandlers } from '../../worker'

const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }

/** A site with both gateways, its buyer, and what an operator of it sees. */
export async function atBothGateways() {
  const site = await twoGateways()
  const { ctx, stripe, creem, pump, buy } = site
  const pullJob = jobHandlers.find(({ job }) => job.name === 'billing.pull-facts')
  return {
    ...site,
    /** Buys at Creem, as Stripe does not answer; answers the id of the payment there. `discount`: of a code. */
    async payAtCreem(discount?: number) {
      stripe.faults.next('rate-limit')
      await buy()
      const { order } = await creem.pay([...creem.checkouts.keys()].at(-1) ?? '', discount)
      await pump.untilIdle()
      return order.id
    },
    /** What the gateways' lists are read for every night. */
    async pull() {
      await pullJob?.run(ctx, {}, run)
      await pump.untilIdle()
    },
    payments: async () => (await listPayments(ctx, { limit: 10 })).payments,
    /** All that was raised, oldest first. */
    async alerts(name?: string) {
      const all = await ctx.db.select().from(alertSignal).orderBy(asc(alertSignal.id))
      return all.filter((alert) => name === undefined || alert.name === name)
    },
  }
}
