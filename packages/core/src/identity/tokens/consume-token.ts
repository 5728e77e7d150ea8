import { oneTimeToken } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import type { TokenPurpose } from '@studiolo/db/states/user'
import { and, eq, gt } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { AppError } from '../../kernel/errors'

/** Uses a token up, exactly once however many ask; LINK_EXPIRED for one that is unknown, used or too old. */
export async function consumeToken(
  ctx: TxCtx,
  purpose: TokenPurpose,
  token: string,
): Promise<{ email: string; userId: Id<'usr'> | null }> {
  const [used] = await ctx.db
    .delete(oneTimeToken)
    .where(
      and(
        eq(oneTimeToken.tokenHash, hashToken(token)),
        eq(oneTimeToken.purpose, purpose),
        gt(oneTimeToken.expiresAt, ctx.clock.now()),
      ),
    )
    .returning({ email: oneTimeToken.email, userId: oneTimeToken.userId })
  if (!used) throw new AppError('LINK_EXPIRED', { meta: { purpose } })
  return used
}
