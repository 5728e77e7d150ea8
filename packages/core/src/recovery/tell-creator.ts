import type { RecoveryState } from '@studiolo/db/states/recovery'
import { findUser } from '../identity'
import { appLink, appUrlConfig } from '../kernel/app-url'
import type { TxCtx } from '../kernel/context'
import { publishEvent, sendMail } from '../notify'
import { recoveryChanged } from './events'
import { recoveryDeclinedMail, recoveryGrantedMail, recoveryWaitingMail } from './mails'
import type { RecoveryRow } from './contract'

const mails = {
  granted: recoveryGrantedMail,
  declined: recoveryDeclinedMail,
  waiting: recoveryWaitingMail,
} as const satisfies Record<RecoveryState, unknown>

/** Where a creator reads what became of their requests. */
const PAGE = '/credits/recovery'

/** By mail and, where a page of theirs is open, at once. */
export async function tellCreator(ctx: TxCtx, row: RecoveryRow): Promise<void> {
  const { id, userId, state, subject, finding, reason, credits } = row
  const creator = await findUser(ctx, userId)
  if (creator?.email) {
    const link = appLink(ctx.config(appUrlConfig).origin, PAGE)
    const to = { email: creator.email, language: creator.language }
    await sendMail(ctx, mails[state], to, { subject, finding, reason, credits, link })
  }
  await publishEvent(ctx, userId, recoveryChanged, { id, state })
}
