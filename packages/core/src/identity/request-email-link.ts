import { inTransaction, type Ctx } from '../kernel/context'
import { hashToken, randomToken } from '../kernel/crypto'
import { sendMail } from '../notify'
import { takeToken } from '../rate-limit'
import type { MailLinkInput, Visit } from './contract'
import { accountLink } from './links'
import { emailLinkMail } from './mails'
import { findUserByEmail } from './people'
import { issueToken } from './tokens'

/** Mails a link that signs its reader in; for an address nobody has it makes the person when it is opened. */
export async function requestEmailLink(
  ctx: Ctx,
  input: MailLinkInput,
  visit: Visit,
  token = randomToken(),
): Promise<void> {
  const { email } = input
  await takeToken(ctx, 'mail', `from:${visit.address}`)
  await takeToken(ctx, 'mail', `to:${hashToken(email)}`)
  await inTransaction(ctx, async (ctx) => {
    const owner = await findUserByEmail(ctx, email)
    await issueToken(ctx, { purpose: 'email-link', email, userId: owner?.id }, token)
    const language = owner?.language ?? input.language
    await sendMail(ctx, emailLinkMail, { email, language }, { link: accountLink(ctx, 'emailLink', { token, email }) })
  })
}
