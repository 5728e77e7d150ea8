import { oneTimeToken } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import type { TokenPurpose } from '@studiolo/db/states/user'
import { and, eq, gt } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { AppError } from '../../kernel/errors'

/** What a token proved. */
export interface UsedToken {
  email: string
  userId: Id<'usr'> | null
  expiresAt: Date
}

/** Uses a token up, exactly once however many ask; LINK_EXPIRED for one that is unknown, used or too old. */
export function consumeToken(ctx: TxCtx, purpose: TokenPurpose, token: string): Promise<UsedToken> {
  return consumeTokenHash(ctx, purpose, hashToken(token))
}

/** The same for a door that hands over the token's SHA-256 (next-auth does). */
export async function consumeTokenHash(ctx: TxCtx, purpose: TokenPurpose, tokenHash: string): Promise<UsedToken> {
  const [used] = await ctx.db
    .delete(oneTimeToken)
    .where(
      and(
        eq(oneTimeToken.tokenHash, tokenHash),
        eq(oneTimeToken.purpose, purpose),
        gt(oneTimeToken.expiresAt, ctx.clock.now()),
      ),
    )
    .returning({ email: oneTimeToken.email, userId: oneTimeToken.userId, expiresAt: oneTimeToken.expiresAt })
  if (!used) throw new AppError('LINK_EXPIRED', { meta: { purpose } })
  return used
}
