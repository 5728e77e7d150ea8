import { recordAudit } from '../audit'
import { requirePermission, requireUser } from '../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { hashToken } from '../kernel/crypto'
import { AppError } from '../kernel/errors'
import { sendMail } from '../notify'
import { takeToken } from '../rate-limit'
import type { AddEmailInput } from './contract'
import { accountLink } from './links'
import { accountExistsMail, addEmailMail } from './mails'
import { findUserByEmail, lockUser, type UserRecord } from './people'
import { issueToken } from './tokens'

/**
 * Mails a link to an address that a signed-in person without a proven one wants to add. The answer does not tell whether
 * somebody else has it; the mail does. CONFLICT when the person already has a proven address.
 */
export async function addEmail(ctx: Ctx, { email }: AddEmailInput): Promise<void> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  await takeToken(ctx, 'mail', `from:${userId}`)
  await takeToken(ctx, 'mail', `to:${hashToken(email)}`)
  await inTransaction(ctx, async (ctx) => {
    const person = await lockUser(ctx, userId)
    if (person.emailVerifiedAt) throw new AppError('CONFLICT', { meta: { reason: 'has-address' } })
    const owner = await findUserByEmail(ctx, email)
    if (owner?.emailVerifiedAt) await tellOwner(ctx, owner, email)
    else await mailLink(ctx, person, email)
    await recordAudit(ctx, { action: 'user.address-asked', subject: userId })
  })
}

async function mailLink(ctx: TxCtx, person: UserRecord, email: string): Promise<void> {
  const token = await issueToken(ctx, { purpose: 'add-email', email, userId: person.id })
  await sendMail(
    ctx,
    addEmailMail,
    { email, language: person.language },
    { link: accountLink(ctx, 'addEmail', { token }) },
  )
}

async function tellOwner(ctx: TxCtx, owner: UserRecord, email: string): Promise<void> {
  const facts = { signIn: accountLink(ctx, 'signIn'), reset: accountLink(ctx, 'forgotPassword') }
  await sendMail(ctx, accountExistsMail, { email, language: owner.language }, facts)
}
