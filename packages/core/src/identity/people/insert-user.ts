import { user } from '@studiolo/db/schema/identity'
import type { Language, Role } from '@studiolo/db/states/user'
import type { TxCtx } from '../../kernel/context'
import type { UserRecord } from './find-user'

/** What is known of a person when their row is made; the rest has the table's defaults. */
export interface NewUser {
  email: string | null
  emailVerifiedAt?: Date
  passwordHash?: string
  name?: string
  language?: Language
  role?: Role
}

/** Makes a person; the caller holds the lock of the address. */
export async function insertUser(ctx: TxCtx, facts: NewUser): Promise<UserRecord> {
  const [made] = await ctx.db
    .insert(user)
    .values({ id: ctx.ids.next('usr'), createdAt: ctx.clock.now(), ...facts })
    .returning()
  if (!made) throw new Error('the insert answered no row')
  return made
}
