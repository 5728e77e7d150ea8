import { createHash } from 'node:crypto'
import { generation } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { getBalance, holdCredits, requireWithinSpendLimits } from '../credits'
import { refuseInactive } from '../identity'
import { enqueue } from '../jobs'
import { requirePermission, requireUser } from '../kernel/actor'
import { asSystem, inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { useAllowance } from '../plans'
import { takeToken } from '../rate-limit'
import type { Generation } from './claim-generation'
import type { OrderInput, StartedGenerations, StartInput } from './contract'
import { dispatch } from './jobs'
import { checkOrder, type Checked } from './quote-generation'
import { insertStages, publishChange } from './stages'
import { viewGenerations } from './view-generation'

interface Order extends Checked {
  asked: OrderInput
  digest: string
}

/**
 * Starts one to eight generations, all or none: hold, rows and the dispatch job in one transaction. A repeated
 * idempotency key answers the generation it made before. Throws INVALID_INPUT, PRICE_CHANGED (with both amounts),
 * INSUFFICIENT_CREDITS, SPEND_LIMIT_REACHED, USAGE_LIMIT_REACHED, RATE_LIMITED, IDEMPOTENCY_CONFLICT, and SUSPENDED or
 * UNAUTHENTICATED when the person was stopped meanwhile.
 */
export async function startGenerations(ctx: Ctx, { orders }: StartInput): Promise<StartedGenerations> {
  requirePermission(ctx, 'generation.start')
  const userId = requireUser(ctx)
  const checked = await Promise.all(orders.map((asked) => checkOne(ctx, asked)))

  const before = await findStarted(ctx, userId, checked)
  if (before) return answer(ctx, userId, before, true)

  checked.forEach(refuseOtherPrice)
  for (const _ of checked) await takeToken(ctx, 'generate', userId)

  const { rows, repeated } = await inTransaction(ctx, (ctx) => admit(ctx, userId, checked))
  return answer(ctx, userId, rows, repeated)
}

async function checkOne(ctx: Ctx, asked: OrderInput): Promise<Order> {
  const checked = await checkOrder(ctx, asked)
  const digest = createHash('sha256')
    .update(JSON.stringify([asked.recipe, checked.input]))
    .digest('hex')
  return { ...checked, asked, digest }
}

async function admit(
  ctx: TxCtx,
  userId: Id<'usr'>,
  orders: Order[],
): Promise<{ rows: Generation[]; repeated: boolean }> {
  const holds: number[] = []
  for (const order of orders) {
    const { holdId } = await holdCredits(ctx, {
      userId,
      amount: order.quote.credits,
      idempotencyKey: holdKey(userId, order),
      reason: 'generation',
    })
    holds.push(holdId)
  }
  const raced = await findStarted(ctx, userId, orders)
  if (raced) return { rows: raced, repeated: true }
  await requireWithinSpendLimits(ctx, { userId, needed: orders.reduce((sum, { quote }) => sum + quote.credits, 0) })

  const now = ctx.clock.now()
  await takeAllowances(ctx, userId, orders, now)
  const rows = await ctx.db
    .insert(generation)
    .values(
      orders.map(({ asked, input, quote, digest }, index) => ({
        id: ctx.ids.next('gen'),
        userId,
        recipe: asked.recipe,
        input,
        idempotencyKey: asked.idempotencyKey,
        requestDigest: digest,
        quoteLines: quote.lines,
        quotedCredits: quote.credits,
        holdId: holds[index] ?? 0,
        sourceId: asked.sourceId as Id<'gen'> | undefined,
        createdAt: now,
        movedAt: now,
      })),
    )
    .returning()
  await refuseInactive(ctx, userId)
  await insertStages(
    ctx,
    rows.map((row) => row.id),
  )
  await enqueue(ctx, dispatch, {}, { key: 'dispatch', keyMode: 'preserve_run_at' })
  for (const row of rows) await publishChange(ctx, row)
  return { rows, repeated: false }
}

/** Of each recipe as often as it is ordered; by name, so that two starts of one creator cannot wait for each other. */
async function takeAllowances(ctx: TxCtx, userId: Id<'usr'>, orders: Order[], at: Date): Promise<void> {
  const counts = new Map<string, number>()
  for (const { asked } of orders) counts.set(asked.recipe, (counts.get(asked.recipe) ?? 0) + 1)
  for (const operation of [...counts.keys()].toSorted())
    await useAllowance(ctx, { userId, operation, count: counts.get(operation) ?? 0, at })
}

/** What these keys started before, in the order asked; null when none did. Throws when a key was used for something else. */
async function findStarted(ctx: Ctx, userId: Id<'usr'>, orders: Order[]): Promise<Generation[] | null> {
  const keys = orders.map((order) => order.asked.idempotencyKey)
  const rows = await ctx.db
    .select()
    .from(generation)
    .where(and(eq(generation.userId, userId), inArray(generation.idempotencyKey, keys)))
    .orderBy(asc(generation.id))
  if (rows.length === 0) return null
  return orders.map(({ asked, digest }) => {
    const row = rows.find((row) => row.idempotencyKey === asked.idempotencyKey)
    if (!row || row.requestDigest !== digest)
      throw new AppError('IDEMPOTENCY_CONFLICT', { meta: { idempotencyKey: asked.idempotencyKey } })
    return row
  })
}

function refuseOtherPrice({ asked, quote }: Order): void {
  if (asked.quotedCredits !== undefined && asked.quotedCredits !== quote.credits) {
    throw new AppError('PRICE_CHANGED', { meta: { shown: asked.quotedCredits, price: quote.credits } })
  }
  if (asked.maxCredits !== undefined && asked.maxCredits < quote.credits) {
    throw new AppError('PRICE_CHANGED', { meta: { shown: asked.maxCredits, price: quote.credits } })
  }
}

/** The client's key, made one of ours: the ledger keeps no words of a person's. */
function holdKey(userId: Id<'usr'>, { asked }: Order): string {
  return `hold:${createHash('sha256').update(`${userId}\n${asked.idempotencyKey}`).digest('base64url')}`
}

/** The balance belongs to the answer, also for a key that may start but not read credits. */
async function answer(ctx: Ctx, userId: Id<'usr'>, rows: Generation[], repeated: boolean): Promise<StartedGenerations> {
  const [generations, balance] = await Promise.all([
    viewGenerations(ctx, rows),
    getBalance(asSystem(ctx, 'generation.start'), userId),
  ])
  return { generations, balance, repeated }
}
