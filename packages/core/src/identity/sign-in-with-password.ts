import { inTransaction, type Ctx } from '../kernel/context'
import { hashToken } from '../kernel/crypto'
import { AppError } from '../kernel/errors'
import { verifyPassword } from '../kernel/password'
import { returnToken, takeToken } from '../rate-limit'
import type { OpenedSession, SignInInput, Visit } from './contract'
import { findUserByEmail, type UserRecord } from './people'
import { sendVerification } from './register'
import { createSession } from './sessions'

/**
 * Opens a session for an address and its password. WRONG_CREDENTIALS, after the same work, for an unknown address and for
 * a wrong password. Only the right password learns more: SUSPENDED, or EMAIL_UNVERIFIED with a fresh link in the mail.
 * Failures count against the network address and the account; a success gives its tokens back.
 */
export async function signInWithPassword(ctx: Ctx, input: SignInInput, visit: Visit): Promise<OpenedSession> {
  const { email, password } = input
  const account = hashToken(email)
  await takeToken(ctx, 'sign-in', visit.address)
  await takeToken(ctx, 'sign-in-account', account)
  const person = await findUserByEmail(ctx, email)
  const isRight = await verifyPassword(person?.passwordHash ?? null, password)
  if (!person || !isRight) throw new AppError('WRONG_CREDENTIALS')
  await returnToken(ctx, 'sign-in', visit.address)
  await returnToken(ctx, 'sign-in-account', account)

  if (person.state !== 'active') throw new AppError('SUSPENDED')
  if (!person.emailVerifiedAt) {
    await resend(ctx, person, email)
    throw new AppError('EMAIL_UNVERIFIED', { meta: { email } })
  }
  return createSession(ctx, { userId: person.id, door: 'password', visit })
}

/** Silent when the address had its share of mails: the last one is still there. */
async function resend(ctx: Ctx, person: UserRecord, email: string): Promise<void> {
  try {
    await takeToken(ctx, 'mail', `to:${hashToken(email)}`)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'RATE_LIMITED') return
    throw error
  }
  await inTransaction(ctx, (ctx) => sendVerification(ctx, person, email))
}
