import { user } from '@studiolo/db/schema/identity'
import type { Role } from '@studiolo/db/states/user'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { Id } from '../kernel/ids'

/** A person of a test. */
export interface TestUser {
  id: Id<'usr'>
  email: string | null
  role: Role
}

/** Inserts a verified user as it is, past every verb: no grant, no mail, no audit row. `email: null` leaves it out. */
export async function createUser(
  ctx: Ctx,
  options: { email?: string | null; role?: Role; name?: string } = {},
): Promise<TestUser> {
  const id = ctx.ids.next('usr')
  const { role = 'user', name = 'Test Person', email = `${id}@example.org` } = options
  const now = ctx.clock.now()
  await ctx.db
    .insert(user)
    .values({ id, email, name, role, emailVerifiedAt: email === null ? null : now, createdAt: now })
  return { id, email, role }
}

/** The same context in the hands of this person. */
export function asUser(ctx: Ctx, person: { id: Id<'usr'>; role?: Role }): Ctx {
  const actor: Actor = { kind: 'user', userId: person.id, role: person.role ?? 'user' }
  return { ...ctx, actor }
}
