import { consumeToken, createSession } from '../identity'
import type { OpenedSession, TokenInput, Visit } from '../identity/contract'
import { inTransaction, type Ctx } from '../kernel/context'
import { admit } from './admit'

/** Proves the address of a registered person by the token from their mail, welcomes them and opens a session. LINK_EXPIRED, SUSPENDED. */
export async function verifyEmail(ctx: Ctx, { token }: TokenInput, visit: Visit): Promise<OpenedSession> {
  return inTransaction(ctx, async (ctx) => {
    const { email } = await consumeToken(ctx, 'verify-email', token)
    const { userId } = await admit(ctx, { kind: 'password', email })
    return createSession(ctx, { userId, door: 'verify-email', visit })
  })
}
