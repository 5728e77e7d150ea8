import type { Ctx } from '../kernel/context'
import type { Me } from './contract'
import { findUser, listDoors } from './people'

/** The signed-in person; null for anybody else. */
export async function getMe(ctx: Ctx): Promise<Me | null> {
  if (ctx.actor.kind !== 'user') return null
  const person = await findUser(ctx, ctx.actor.userId)
  if (person?.state !== 'active') return null
  const { id, email, name, role, language, theme, state, createdAt } = person
  const doors = await listDoors(ctx, id)
  return {
    id,
    email,
    emailVerified: person.emailVerifiedAt !== null,
    name,
    role,
    language,
    theme,
    state,
    createdAt,
    hasPassword: person.passwordHash !== null,
    doors: doors.map((door) => door.provider),
  }
}
