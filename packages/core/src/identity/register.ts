import { user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { hashToken } from '../kernel/crypto'
import { hashPassword } from '../kernel/password'
import { sendMail } from '../notify'
import { takeToken } from '../rate-limit'
import type { RegisterInput, Visit } from './contract'
import { accountLink } from './links'
import { accountExistsMail, verifyEmailMail } from './mails'
import { refuseWeakPassword } from './password-policy'
import { actingAs, lockUserByEmail, insertUser, lockName, type UserRecord } from './people'
import { issueToken } from './tokens'

/**
 * Registers an address with a password and mails a link that proves it; until then nobody can sign in. Answers the same
 * whether the address is known or not: its owner learns it by mail. Registering an unproven address again replaces what
 * was typed before.
 */
export async function register(ctx: Ctx, input: RegisterInput, visit: Visit): Promise<void> {
  const { email, password } = input
  await takeToken(ctx, 'register', visit.address)
  await takeToken(ctx, 'mail', `to:${hashToken(email)}`)
  refuseWeakPassword(password, email)
  const passwordHash = await hashPassword(password)

  await inTransaction(ctx, async (ctx) => {
    await lockName(ctx, 'email', email)
    const known = await lockUserByEmail(ctx, email)
    if (known && !isReplaceable(known)) return tellOwner(ctx, known, email)
    const person = await keep(ctx, known, input, passwordHash)
    await sendVerification(ctx, person, email)
    await recordAudit(actingAs(ctx, person), { action: 'user.registered', subject: person.id, address: visit.address })
  })
}

/** Mails a fresh link that proves the address of a registered person. */
export async function sendVerification(ctx: TxCtx, person: UserRecord, email: string): Promise<void> {
  const token = await issueToken(ctx, { purpose: 'verify-email', email, userId: person.id })
  const link = accountLink(ctx, 'verifyEmail', { token })
  await sendMail(ctx, verifyEmailMail, { email, language: person.language }, { link })
}

/** A row an operator made for the staff is never overwritten by a stranger's registration. */
function isReplaceable(person: UserRecord): boolean {
  return !person.emailVerifiedAt && person.role === 'user' && person.state === 'active'
}

async function tellOwner(ctx: TxCtx, owner: UserRecord, email: string): Promise<void> {
  const facts = { signIn: accountLink(ctx, 'signIn'), reset: accountLink(ctx, 'forgotPassword') }
  await sendMail(ctx, accountExistsMail, { email, language: owner.language }, facts)
}

async function keep(
  ctx: TxCtx,
  known: UserRecord | null,
  { email, name, language }: RegisterInput,
  passwordHash: string,
): Promise<UserRecord> {
  if (!known) return insertUser(ctx, { email, name, language, passwordHash })
  await ctx.db.update(user).set({ name, language, passwordHash }).where(eq(user.id, known.id))
  return { ...known, name, language, passwordHash }
}
