import { autoTopUp } from '@studiolo/db/schema/billing'
import { and, asc, eq, gt } from 'drizzle-orm'
import { getBalances } from '../../credits'
import { implementJob } from '../../jobs'
import { inTransaction, type Ctx } from '../../kernel/context'
import { topUp } from '../jobs'
import { orderTopUp } from './order-top-up'

type UserId = (typeof autoTopUp.$inferSelect)['userId']

const AT_ONCE = 200

/** Looks at everybody who wants it for credits below their threshold, and orders what is missing. */
export const topUpJob = implementJob(topUp, async (ctx, _, { signal }) => {
  let after: UserId | undefined
  for (;;) {
    signal.throwIfAborted()
    const page = await ctx.db
      .select({ userId: autoTopUp.userId, threshold: autoTopUp.threshold })
      .from(autoTopUp)
      .where(and(eq(autoTopUp.state, 'on'), after && gt(autoTopUp.userId, after)))
      .orderBy(asc(autoTopUp.userId))
      .limit(AT_ONCE)
    const balances = await getBalances(
      ctx,
      page.map(({ userId }) => userId),
    )
    const low = page.filter(({ userId, threshold }) => (balances.get(userId)?.available ?? 0) < threshold)
    for (const { userId } of low) await orderOne(ctx, userId)
    after = page.at(-1)?.userId
    if (page.length < AT_ONCE) return
  }
})

/** What goes wrong with one keeps nobody else from theirs; the next round looks at it again. */
async function orderOne(ctx: Ctx, userId: UserId): Promise<void> {
  try {
    await inTransaction(ctx, (ctx) => orderTopUp(ctx, userId))
  } catch (err) {
    ctx.log.error({ err, userId }, 'a top-up could not be ordered')
  }
}
