import { consumeToken, createSession } from '../identity'
import type { OpenedSession, TokenInput, Visit } from '../identity/contract'
import { inTransaction, type Ctx } from '../kernel/context'
import { admit } from './admit'

/** Signs in, or up, by the token of a sign-in link. LINK_EXPIRED, SUSPENDED. */
export async function consumeEmailLink(ctx: Ctx, { token }: TokenInput, visit: Visit): Promise<OpenedSession> {
  return inTransaction(ctx, async (ctx) => {
    const { email } = await consumeToken(ctx, 'email-link', token)
    const { userId } = await admit(ctx, { kind: 'email-link', email })
    return createSession(ctx, { userId, door: 'email-link', visit })
  })
}
