import { spendLimit } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { enqueue } from '../../jobs'
import type { TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { spendAlert } from './jobs'
import { windowAt, type LimitWindow } from './limit-window'
import { limitsOf, type LimitRow } from './limits-of'
import { readSpent } from './read-spent'

interface Measure {
  limit: LimitRow
  spent: number
  window: LimitWindow
}

/**
 * Refuses what goes over a spend limit of the creator or of the API key that acts; tells the creator, once a window, when
 * a limit is nearly spent. Called in the transaction that made the holds, after them: they hold the wallet's lock and
 * count. `needed` is what they hold together. Throws SPEND_LIMIT_REACHED with `{ needed, remaining, limit, window,
 * resetsAt, apiKeyId }` for the limit of which least is left. Trusts its caller: checks no permission.
 */
export async function requireWithinSpendLimits(
  ctx: TxCtx,
  { userId, needed }: { userId: Id<'usr'>; needed: number },
): Promise<void> {
  const limits = (await limitsOf(ctx, userId)).filter(({ apiKeyId }) => apiKeyId === null || apiKeyId === keyOf(ctx))
  if (limits.length === 0) return
  const spentOf = await readSpent(ctx, userId, limits)
  const now = ctx.clock.now()
  const measured = limits.map((limit) => ({ limit, spent: spentOf(limit), window: windowAt(limit.window, now) }))
  refuseAbove(measured, needed)
  for (const measure of measured) if (isAlarming(measure)) await tell(ctx, measure)
}

function keyOf({ actor }: TxCtx): Id<'key'> | undefined {
  return actor.kind === 'user' ? actor.apiKey?.id : undefined
}

function refuseAbove(measured: Measure[], needed: number): void {
  const left = ({ limit, spent }: Measure) => limit.credits - (spent - needed)
  const [tightest] = measured.toSorted((a, b) => left(a) - left(b))
  if (!tightest || left(tightest) >= needed) return
  const { limit, window } = tightest
  throw new AppError('SPEND_LIMIT_REACHED', {
    meta: {
      needed,
      remaining: Math.max(0, left(tightest)),
      limit: limit.credits,
      window: limit.window,
      resetsAt: window.resetsAt.toISOString(),
      apiKeyId: limit.apiKeyId,
    },
  })
}

function isAlarming({ limit, spent, window }: Measure): boolean {
  if (limit.alertedFor?.getTime() === window.startsAt.getTime()) return false
  return spent * 100 >= limit.credits * limit.alertPercent
}

async function tell(ctx: TxCtx, { limit, spent, window: { startsAt, resetsAt } }: Measure): Promise<void> {
  const { id, userId, apiKeyId, window, owner, credits } = limit
  await ctx.db.update(spendLimit).set({ alertedFor: startsAt }).where(eq(spendLimit.id, id))
  await enqueue(ctx, spendAlert, {
    userId,
    apiKeyId,
    window,
    owner,
    credits,
    spent,
    resetsAt: resetsAt.toISOString(),
  })
}
