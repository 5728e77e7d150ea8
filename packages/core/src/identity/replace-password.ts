import { user } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import type { TxCtx } from '../kernel/context'
import { sendMail } from '../notify'
import { accountLink } from './links'
import { passwordChangedMail } from './mails'
import { actingAs, dropSessions, type UserRecord } from './people'

/** A new password, hashed already. */
export interface Replacement {
  passwordHash: string
  /** The session that stays open; without one all end. */
  keep?: Id<'ses'>
}

/** Sets the person's password, ends their sessions and tells them by mail. */
export async function replacePassword(
  ctx: TxCtx,
  person: UserRecord,
  { passwordHash, keep }: Replacement,
): Promise<void> {
  await ctx.db.update(user).set({ passwordHash }).where(eq(user.id, person.id))
  await dropSessions(ctx, person.id, keep)
  await recordAudit(actingAs(ctx, person), { action: 'user.password-changed', subject: person.id })
  if (!person.email || !person.emailVerifiedAt) return
  const facts = { reset: accountLink(ctx, 'forgotPassword') }
  await sendMail(ctx, passwordChangedMail, { email: person.email, language: person.language }, facts)
}
