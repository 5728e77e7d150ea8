import { generation } from '@studiolo/db/schema/generation'
import { startCheckout } from '../../billing'
import { bookFacts } from '../../billing/payments/book-facts'
import { captureHold, grantCredits, holdCredits } from '../../credits'
import { inTransaction, type Ctx } from '../../kernel/context'
import { useAllowance } from '../../plans'
import { freshDatabase } from '../../testing/database'
import { asUser, createUser, world, type TestUser } from '../../testing/world'

/** A creator who bought 115 credits, got 38 of them taken back, has made one thing and is making another. */
export async function booksScene() {
  const database = await freshDatabase()
  const { ctx } = await world({ database, env: { STUDIOLO_DEMO: '1' } })
  const creator = await createUser(ctx)
  await buy(ctx, creator)
  await inTransaction(ctx, async (ctx) => {
    const facts = { userId: creator.id, reason: 'generation' }
    await grantCredits(ctx, { ...facts, amount: 8, source: 'welcome', idempotencyKey: 'welcome' })
    const done = await holdCredits(ctx, { ...facts, amount: 7, idempotencyKey: 'hold:1' })
    await captureHold(ctx, { holdId: done.holdId, amount: 7, reason: 'succeeded', idempotencyKey: 'capture:1' })
    const running = await holdCredits(ctx, { ...facts, amount: 10, idempotencyKey: 'hold:2' })
    const ended = { status: 'succeeded', settlement: 'captured', chargedCredits: 7 } as const
    await ctx.db.insert(generation).values([
      { ...row(ctx, creator, done.holdId), ...ended },
      { ...row(ctx, creator, running.holdId), status: 'running' },
    ])
    await useAllowance(ctx, { userId: creator.id, operation: 'speech', count: 2 })
  })
  /** Does what no verb can, past every trigger. */
  const plant = (text: string) =>
    database.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql.unsafe(text)
    })
  return { ctx, creator, plant }
}

/** The small package, and a third of its money back. */
async function buy(ctx: Ctx, creator: TestUser): Promise<void> {
  const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'one-intention' }
  const { url } = await startCheckout(asUser(ctx, creator), input)
  const at = ctx.clock.now()
  const gatewaySessionId = url.slice(url.lastIndexOf('/') + 1)
  const paid = { kind: 'paid', gatewayPaymentId: 'p1', reference: null, gatewaySessionId, receiptUrl: null } as const
  const part = { kind: 'refund', gatewayPaymentId: 'p1', gatewayRefundId: 'r1', state: 'succeeded', at } as const
  await inTransaction(ctx, (ctx) =>
    bookFacts(ctx, 'test', [
      { ...paid, amountMinor: 990, currency: 'USD', paidAt: at },
      { ...part, amountMinor: 330 },
    ]),
  )
}

function row(ctx: Ctx, { id: userId }: TestUser, holdId: number) {
  const now = ctx.clock.now()
  return {
    id: ctx.ids.next('gen'),
    userId,
    recipe: 'speech',
    input: {},
    idempotencyKey: `key-${holdId}`,
    requestDigest: 'digest',
    quoteLines: [],
    quotedCredits: 7,
    holdId,
    createdAt: now,
    movedAt: now,
  }
}
