import {
  consumeTokenHash,
  createSession,
  findDoorOwner,
  findUser,
  findUserByEmail,
  readSession,
  signOut,
  type UserRecord,
} from '@studiolo/core/identity'
import type { Visit } from '@studiolo/core/identity/contract'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { isId } from '@studiolo/db/states/ids'
import type { Adapter, AdapterUser } from 'next-auth/adapters'

export interface AdapterFacts {
  visit: Visit
  /** The door of this request, once the sign-in callback knows it. */
  door(): string
}

/**
 * What next-auth asks of a store, answered by the identity room. It never makes or links anybody: `admit` has done that
 * in the sign-in callback, before next-auth looks for the result here.
 */
export function createNextAuthAdapter(ctx: Ctx, { visit, door }: AdapterFacts): Adapter {
  const byId = async (id: string) => (isId('usr', id) ? toAdapterUser(await findUser(ctx, id)) : null)

  return {
    createUser: () => refuse('createUser'),
    linkAccount: () => refuse('linkAccount'),
    getUser: byId,
    getUserByEmail: async (email) => toAdapterUser(await findUserByEmail(ctx, email)),
    async getUserByAccount({ provider, providerAccountId }) {
      const owner = await findDoorOwner(ctx, { provider, subject: providerAccountId })
      return owner && byId(owner)
    },
    // Names and addresses are the person's own; a provider's later view of them changes nothing.
    async updateUser({ id }) {
      return (await byId(id)) ?? refuse('updateUser')
    },

    async createSession({ sessionToken, userId }) {
      if (!isId('usr', userId)) return refuse('createSession')
      const { expiresAt } = await createSession(ctx, { userId, door: door(), visit }, sessionToken)
      return { sessionToken, userId, expires: expiresAt }
    },
    async getSessionAndUser(sessionToken) {
      const signedIn = await readSession(ctx, sessionToken)
      const user = signedIn && (await byId(signedIn.actor.userId))
      if (!user) return null
      return { session: { sessionToken, userId: user.id, expires: signedIn.expiresAt }, user }
    },
    // Reading a session has already moved its end.
    updateSession: () => null,
    deleteSession: (sessionToken) => signOut(ctx, sessionToken),

    // The token is kept in the transaction that sends its mail (see the e-mail provider).
    createVerificationToken: (token) => token,
    async useVerificationToken({ identifier, token }) {
      try {
        const used = await inTransaction(ctx, (ctx) => consumeTokenHash(ctx, 'email-link', token))
        return used.email === identifier ? { identifier, token, expires: used.expiresAt } : null
      } catch (error) {
        if (error instanceof AppError && error.kind === 'LINK_EXPIRED') return null
        throw error
      }
    },
  }
}

function refuse(method: string): never {
  throw new Error(`next-auth called ${method}, but people come in through admit`)
}

/** next-auth's type wants an address; it only hands the text on. */
function toAdapterUser(person: UserRecord | null): AdapterUser | null {
  if (person?.state !== 'active') return null
  return { id: person.id, email: person.email ?? '', emailVerified: person.emailVerifiedAt, name: person.name }
}
