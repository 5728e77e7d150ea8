import { insertUser, lockName, lockUserByEmail, takeOver, type NewUser, type UserRecord } from '../identity'
import type { TxCtx } from '../kernel/context'

/** Who came in, and whether this call made them. */
export interface Arrival {
  person: UserRecord
  isNew: boolean
}

/** Whoever has this proven address; made, or taken over from an unproven registration, if need be. */
export async function admitByAddress(
  ctx: TxCtx,
  email: string,
  { name = '', language }: Pick<NewUser, 'name' | 'language'>,
): Promise<Arrival> {
  await lockName(ctx, 'email', email)
  const owner = await lockUserByEmail(ctx, email)
  if (owner?.emailVerifiedAt) return { person: owner, isNew: false }
  if (owner) return { person: await takeOver(ctx, owner, name), isNew: false }
  return { person: await insertUser(ctx, { email, emailVerifiedAt: ctx.clock.now(), name, language }), isNew: true }
}
