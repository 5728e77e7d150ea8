import { dispute, order, payment, refund } from '@studiolo/db/schema/billing'
import { inboundEvent } from '@studiolo/db/schema/inbox'
import { schema } from '@studiolo/db/schema'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { expect, test } from 'vitest'
import { getBalance, grantCredits } from '../../credits'
import { inTransaction, type Ctx } from '../../kernel/context'
import { permutations, seeded } from '../../testing/orders'
import { asUser, createUser, world } from '../../testing/world'
import { startCheckout } from '../checkout/start-checkout'
import type { TestEvent } from '../gateways/test/events'
import { SIGNATURE_HEADER, signatureOf } from '../gateways/test/signature'
import { handleWebhookJob } from './handle-webhook.job'
import { receiveWebhook } from './receive-webhook'

/**
 * Six events of one payment in each of their 720 orders; every one delivered one to three times, some of them at once,
 * while the process dies between two statements. One final state.
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

/** How often the process died at each crash point of each event. */
class Coverage {
  private readonly died = new Map<string, number[]>()

  /** One of the points that were met too rarely, or one further than was ever reached. */
  next(name: string, random: () => number): number {
    const counts = this.died.get(name) ?? []
    const rare = counts.flatMap((count, index) => (count < COVERED ? [index] : []))
    return rare[Math.floor(random() * rare.length)] ?? Math.floor(random() * (counts.length + 1))
  }
  note(name: string, reached: number, diedAt: number | null): void {
    const counts = this.died.get(name) ?? []
    while (counts.length < reached) counts.push(0)
    if (diedAt !== null) counts[diedAt] = (counts[diedAt] ?? 0) + 1
    this.died.set(name, counts)
  }
  rare(): string[] {
    const told = [...this.died].map(([name, counts]) => ({ name, counts }))
    return told
      .filter(({ counts }) => Math.min(...counts) < COVERED)
      .map(({ name, counts }) => `${name}: ${counts.join(' ')}`)
  }
}

test(
  '720 orders of six events, repeated, at once and with crashes, end in one state',
  { timeout: 900_000 },
  async () => {
    console.log(`WEBHOOK_SEED=${SEED}`)
    const { ctx, database } = await world({ env: { STUDIOLO_DEMO: '1' } })
    const coverage = new Coverage()
    const random = seeded(SEED)
    const orders = permutations([0, 1, 2, 3, 4, 5])
    expect(orders).toHaveLength(720)
    let run = 0
    /** Every order once; then any of them, until each crash point was met often enough. */
    const lane = async () => {
      while (run < orders.length || (run < MOST_RUNS && coverage.rare().length > 0)) {
        const index = run++
        const sequence = orders[index] ?? orders[Math.floor(random() * orders.length)]
        if (sequence) await play(sequence, index)
      }
    }

    async function play(sequence: number[], index: number): Promise<void> {
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
        idempotencyKey: `intention-${index}`,
      })
      const events = eventsOf(ctx, index, started.url)
      const deliveries = sequence.flatMap((which) => {
        const event = events[which]
        return event ? Array.from({ length: 1 + Math.floor(random() * 3) }, () => event) : []
      })
      while (deliveries.length > 0) {
        const atOnce = deliveries.splice(0, 1 + Math.floor(random() * 3))
        await Promise.all(atOnce.map((event) => deliver(event)))
      }
      expect(await finalState(ctx, userId, started.orderId), `order ${sequence.join('')}`).toEqual(expected)
    }

    /** As a gateway does: again until it is taken. Then as the queue does: again until it is done. */
    async function deliver(event: TestEvent): Promise<void> {
      const body = JSON.stringify(event)
      const headers = new Headers({ [SIGNATURE_HEADER]: signatureOf(ctx, body) })
      await untilDone(`receive ${event.type}`, (ctx) => receiveWebhook(ctx, 'test', body, headers))
      const [kept] = await ctx.db
        .select({ id: inboundEvent.id })
        .from(inboundEvent)
        .where(and(eq(inboundEvent.source, 'test'), eq(inboundEvent.eventId, event.id)))
      if (!kept) throw new Error('an event that was taken is not there')
      const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }
      await untilDone(`handle ${nameOf(event)}`, (ctx) => handleWebhookJob.run(ctx, kept, run))
    }

    async function untilDone(name: string, body: (ctx: Ctx) => Promise<void>): Promise<void> {
      const at = coverage.next(name, random)
      const first = dying(ctx, database.sql, at)
      const crashed = await body(first.ctx).then(
        () => false,
        (error: unknown) => {
          if (!isCrash(error)) throw error
          return true
        },
      )
      coverage.note(name, first.seen.reached, crashed ? at : null)
      // What died is tried again; what was done is told again, as if the answer had been lost.
      await body(ctx)
    }

    await Promise.all(Array.from({ length: LANES }, lane))
    expect(coverage.rare()).toEqual([])
  },
)

function isCrash(error: unknown): boolean {
  for (let seen = error; seen instanceof Error; seen = seen.cause) if (seen instanceof Crash) return true
  return false
}

/** Two of them say the same: the payment, under two event ids. */
function eventsOf(ctx: Ctx, index: number, url: string): TestEvent[] {
  const checkout = url.slice(url.lastIndexOf('/') + 1)
  const created = ctx.clock.now().toISOString()
  const pay = `tpay_${index}`
  const common = { payment: pay, currency: 'USD' }
  const paid = { ...common, checkout, reference: '', receiptUrl: url, amountMinor: 990 }
  const disputed = { ...common, dispute: `tdp_${index}`, amountMinor: 990 }
  return [
    { id: `${index}:paid`, type: 'payment.succeeded', created, data: paid },
    {
      id: `${index}:part`,
      type: 'refund.succeeded',
      created,
      data: { ...common, refund: `tre_${index}a`, amountMinor: 330 },
    },
    {
      id: `${index}:rest`,
      type: 'refund.succeeded',
      created,
      data: { ...common, refund: `tre_${index}b`, amountMinor: 660 },
    },
    { id: `${index}:open`, type: 'dispute.opened', created, data: disputed },
    { id: `${index}:won`, type: 'dispute.won', created, data: disputed },
    { id: `${index}:again`, type: 'payment.succeeded', created, data: paid },
  ]
}

const nameOf = ({ id }: TestEvent) => id.slice(id.indexOf(':') + 1)

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
