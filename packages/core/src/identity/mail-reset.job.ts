import { implementJob } from '../jobs'
import { inTransaction } from '../kernel/context'
import { sendMail } from '../notify'
import { mailReset } from './jobs'
import { accountLink } from './links'
import { resetPasswordMail } from './mails'
import { findUserByEmail } from './people'
import { issueToken } from './tokens'

export const mailResetJob = implementJob(mailReset, async (ctx, { email }) => {
  await inTransaction(ctx, async (ctx) => {
    const person = await findUserByEmail(ctx, email)
    if (person?.state !== 'active') return
    const token = await issueToken(ctx, { purpose: 'reset-password', email, userId: person.id })
    const link = accountLink(ctx, 'resetPassword', { token })
    await sendMail(ctx, resetPasswordMail, { email, language: person.language }, { link })
  })
})
