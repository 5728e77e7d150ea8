import { enqueue } from '../jobs'
import { inTransaction, type Ctx } from '../kernel/context'
import { hashToken } from '../kernel/crypto'
import { takeToken } from '../rate-limit'
import type { MailLinkInput, Visit } from './contract'
import { mailReset } from './jobs'

/** Mails a reset link to the address if somebody has it; the answer is the same, and as fast, if nobody does. */
export async function requestPasswordReset(ctx: Ctx, input: MailLinkInput, visit: Visit): Promise<void> {
  await takeToken(ctx, 'mail', `from:${visit.address}`)
  await takeToken(ctx, 'mail', `to:${hashToken(input.email)}`)
  await inTransaction(ctx, (ctx) => enqueue(ctx, mailReset, { email: input.email, language: input.language }))
}
