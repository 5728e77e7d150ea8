import { dispute, order, payment, refund } from '@studiolo/db/schema/billing'
import { inboundEvent } from '@studiolo/db/schema/inbox'
import { schema } from '@studiolo/db/schema'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { expect, test } from 'vitest'
import { getBalance, grantCredits } from '../../credits'
import { inTransaction, type Ctx } from '../../kernel/context'
import { asUser, createUser, world } from '../../testing/world'
import { startCheckout } from '../checkout/start-checkout'
import type { TestEvent } from '../gateways/test/events'
import { SIGNATURE_HEADER, signatureOf } from '../gateways/test/signature'
import { handleWebhookJob } from './handle-webhook.job'
import { receiveWebhook } from './receive-webhook'
import { CrashCoverage, type CrashAim } from './testing/crash-coverage'
import {
  eventNames,
  orders,
  planRun,
  replayOf,
  runToReplay,
  type Delivery,
  type EventName,
  type RunKey,
} from './testing/order-plan'

/**
 * Six events of one payment in each of their 720 orders; every one delivered one to three times, some of them at once,
 * while the process dies between two statements. One final state. A run that fails prints what brings it back alone.
 */

const SEED = Number(process.env['WEBHOOK_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const LANES = 4
const COVERED = 5
const MOST_RUNS = 3000

class Crash extends Error {}

/** A context whose process dies before its statement number `at`; `reached` counts the statements. */
function dying(ctx: Ctx, sql: Parameters<typeof drizzle>[0], at: number) {
  const seen = { reached: 0 }
  const logger = {
    logQuery: () => {
      if (seen.reached > at) throw new Crash('dead')
      if (seen.reached++ === at) throw new Crash(`before statement ${at}`)
    },
  }
  return { seen, ctx: { ...ctx, db: drizzle(sql as never, { schema, casing: 'snake_case', logger }) as Ctx['db'] } }
}

test(
  '720 orders of six events, repeated, at once and with crashes, end in one state',
  { timeout: 900_000 },
  async () => {
    console.log(`WEBHOOK_SEED=${SEED}`)
    const { ctx, database } = await world({ env: { STUDIOLO_DEMO: '1' } })
    const coverage = new CrashCoverage(COVERED)
    expect(orders).toHaveLength(720)
    const alone = runToReplay(SEED, process.env['WEBHOOK_RUN'])
    if (alone) return play(alone)

    let runs = 0
    /** Every order once; then those in which the process can still die where it has died too rarely. */
    const nextRun = (): RunKey | null => {
      const index = runs
      const rare = index < orders.length ? [] : coverage.rare()
      const aim = rare[index % rare.length] ?? null
      if (index >= orders.length && (!aim || index >= MOST_RUNS)) return null
      runs++
      return { seed: SEED, index, aim }
    }
    const lane = async () => {
      for (let run = nextRun(); run; run = nextRun()) await play(run)
    }

    async function play(run: RunKey): Promise<void> {
      try {
        await deliverAll(run)
      } catch (error) {
        console.error(`This run alone: ${replayOf(run)}`)
        throw error
      }
    }

    async function deliverAll(run: RunKey): Promise<void> {
      const buyer = await createUser(ctx)
      const userId = buyer.id
      await inTransaction(ctx, (ctx) =>
        grantCredits(ctx, {
          userId,
          amount: 8,
          source: 'welcome',
          reason: 'welcome',
          idempotencyKey: `welcome:${userId}`,
        }),
      )
      const started = await startCheckout(asUser(ctx, buyer), {
        packageId: 'starter',
        amountMinor: 990,
        currency: 'USD',
        idempotencyKey: `intention-${run.index}`,
      })
      const events = eventsOf(ctx, run.index, started.url)
      const order = run.aim?.order ?? run.index
      for (const atOnce of planRun(run)) {
        await Promise.all(atOnce.map((delivery) => deliver(events[delivery.event], delivery, order)))
      }
      expect(await finalState(ctx, userId, started.orderId), replayOf(run)).toEqual(expected)
    }

    /** As a gateway does: again until it is taken. Then as the queue does: again until it is done. */
    async function deliver(told: TestEvent, { event, diesAt }: Delivery, order: number): Promise<void> {
      const body = JSON.stringify(told)
      const headers = new Headers({ [SIGNATURE_HEADER]: signatureOf(ctx, body) })
      const receive = (ctx: Ctx) => receiveWebhook(ctx, 'test', body, headers)
      await untilDone({ stage: 'receive', event, order, statement: diesAt.receive }, receive)
      const [kept] = await ctx.db
        .select({ id: inboundEvent.id })
        .from(inboundEvent)
        .where(and(eq(inboundEvent.source, 'test'), eq(inboundEvent.eventId, told.id)))
      if (!kept) throw new Error('an event that was taken is not there')
      const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }
      const handle = (ctx: Ctx) => handleWebhookJob.run(ctx, kept, run)
      await untilDone({ stage: 'handle', event, order, statement: diesAt.handle }, handle)
    }

    async function untilDone(place: CrashAim, body: (ctx: Ctx) => Promise<void>): Promise<void> {
      const first = dying(ctx, database.sql, place.statement)
      const crashed = await body(first.ctx).then(
        () => false,
        (error: unknown) => {
          if (!isCrash(error)) throw error
          return true
        },
      )
      coverage.note({ ...place, statement: crashed ? place.statement : null }, first.seen.reached)
      // What died is tried again; what was done is told again, as if the answer had been lost.
      await body(ctx)
    }

    await Promise.all(Array.from({ length: LANES }, lane))
    console.log(`${runs} runs: ${coverage.summary()}`)
    expect(coverage.rare()).toEqual([])
  },
)

test('a run follows from its key alone, and its name brings it back', () => {
  const aim = { stage: 'handle', event: 'paid', statement: 17, order: 512 } as const
  for (const run of [
    { seed: 7, index: 3, aim: null },
    { seed: 7, index: 733, aim },
  ]) {
    const [, name] = /^WEBHOOK_SEED=7 WEBHOOK_RUN=(.+)$/.exec(replayOf(run)) ?? []
    expect(runToReplay(7, name)).toEqual(run)
    expect(planRun(run)).toEqual(planRun({ ...run }))
    expect(planRun(run)).not.toEqual(planRun({ ...run, seed: 8 }))
  }
  const aimed = planRun({ seed: 7, index: 733, aim }).flat()
  expect(new Set(aimed.map(({ event }) => event))).toEqual(new Set(eventNames))
  expect(aimed.filter(({ event }) => event === 'paid').every(({ diesAt }) => diesAt.handle === 17)).toBe(true)
  expect(() => runToReplay(7, 'paid:1')).toThrow('WEBHOOK_RUN')
})

function isCrash(error: unknown): boolean {
  for (let seen = error; seen instanceof Error; seen = seen.cause) if (seen instanceof Crash) return true
  return false
}

function eventsOf(ctx: Ctx, index: number, url: string): Record<EventName, TestEvent> {
  const checkout = url.slice(url.lastIndexOf('/') + 1)
  const created = ctx.clock.now().toISOString()
  const common = { payment: `tpay_${index}`, currency: 'USD' }
  const paid = { ...common, checkout, reference: '', receiptUrl: url, amountMinor: 990 }
  const disputed = { ...common, dispute: `tdp_${index}`, amountMinor: 990 }
  const refund = (part: string, amountMinor: number) => ({ ...common, refund: `tre_${index}${part}`, amountMinor })
  return {
    paid: { id: `${index}:paid`, type: 'payment.succeeded', created, data: paid },
    part: { id: `${index}:part`, type: 'refund.succeeded', created, data: refund('a', 330) },
    rest: { id: `${index}:rest`, type: 'refund.succeeded', created, data: refund('b', 660) },
    open: { id: `${index}:open`, type: 'dispute.opened', created, data: disputed },
    won: { id: `${index}:won`, type: 'dispute.won', created, data: disputed },
    again: { id: `${index}:again`, type: 'payment.succeeded', created, data: paid },
  }
}

const expected = {
  balance: { available: 8, held: 0, debt: 0 },
  order: 'paid',
  payments: [{ state: 'refunded', takenCredits: 115 }],
  refunds: [
    [330, 'succeeded'],
    [660, 'succeeded'],
  ],
  disputes: ['won'],
}

async function finalState(ctx: Ctx, userId: Id<'usr'>, orderId: Id<'ord'>) {
  const [bought] = await ctx.db.select().from(order).where(eq(order.id, orderId))
  const payments = await ctx.db.select().from(payment).where(eq(payment.orderId, orderId))
  const [paid] = payments
  const refunds = paid ? await ctx.db.select().from(refund).where(eq(refund.paymentId, paid.id)) : []
  const disputes = paid ? await ctx.db.select().from(dispute).where(eq(dispute.paymentId, paid.id)) : []
  return {
    balance: await getBalance(ctx, userId),
    order: bought?.state,
    payments: payments.map(({ state, takenCredits }) => ({ state, takenCredits })),
    refunds: refunds.map(({ amountMinor, state }) => [amountMinor, state] as const).toSorted(([a], [b]) => a - b),
    disputes: disputes.map(({ state }) => state),
  }
}
