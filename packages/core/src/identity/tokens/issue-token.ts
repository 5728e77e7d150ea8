import { oneTimeToken } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import type { TokenPurpose } from '@studiolo/db/states/user'
import { and, eq, or } from 'drizzle-orm'
import { addMs, HOUR_MS, MINUTE_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import { hashToken, randomToken } from '../../kernel/crypto'

/** How long the link in a mail lives. */
export const tokenLifetimeMs = {
  'verify-email': 24 * HOUR_MS,
  'add-email': 24 * HOUR_MS,
  'reset-password': HOUR_MS,
  'email-link': 15 * MINUTE_MS,
} as const satisfies Record<TokenPurpose, number>

/** What a token proves when it comes back, and for whom. */
export interface TokenFacts {
  purpose: TokenPurpose
  email: string
  /** Unset for a sign-in link to an address nobody has yet. */
  userId?: Id<'usr'>
}

/** Keeps the hash of a new token; the former one of the same purpose, for the address or the person, is dead. */
export async function issueToken(ctx: TxCtx, facts: TokenFacts, token = randomToken()): Promise<string> {
  const { purpose, email, userId } = facts
  const now = ctx.clock.now()
  await ctx.db.delete(oneTimeToken).where(and(eq(oneTimeToken.purpose, purpose), formerOf(facts)))
  await ctx.db.insert(oneTimeToken).values({
    tokenHash: hashToken(token),
    purpose,
    email,
    userId,
    createdAt: now,
    expiresAt: addMs(now, tokenLifetimeMs[purpose]),
  })
  return token
}

/** A stranger may name any address as theirs, so adding one kills only the person's own former token. */
function formerOf({ purpose, email, userId }: TokenFacts) {
  const byEmail = eq(oneTimeToken.email, email)
  if (!userId) return byEmail
  const byPerson = eq(oneTimeToken.userId, userId)
  return purpose === 'add-email' ? byPerson : or(byEmail, byPerson)
}
