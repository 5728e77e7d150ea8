import type { SubscriptionState } from '@studiolo/db/states/billing'
import { findUser } from '../../identity'
import { appLink, appUrlConfig } from '../../kernel/app-url'
import type { TxCtx } from '../../kernel/context'
import { sendMail } from '../../notify'
import type { Subscription } from './find-subscription'
import { paymentDueMail, planEndedMail, planLimitedMail } from './mails'
import { limitedAt } from './grace'

/** Tells the owner what a new state means for them; nothing for the good ones, which the screen shows. */
export async function mailChange(ctx: TxCtx, before: Subscription, state: SubscriptionState): Promise<void> {
  if (state === before.state) return
  const owner = await findUser(ctx, before.userId)
  if (!owner?.email || owner.state === 'deleted') return
  const to = { email: owner.email, language: owner.language }
  const { origin } = ctx.config(appUrlConfig)
  const link = appLink(origin, '/credits/plan')
  if (state === 'past-due' && before.pastDueAt) {
    await sendMail(ctx, paymentDueMail, to, { link, until: limitedAt(ctx, before.pastDueAt) })
  }
  if (state === 'limited') await sendMail(ctx, planLimitedMail, to, { link })
  if (state === 'canceled' && before.planId !== null) {
    await sendMail(ctx, planEndedMail, to, { link: appLink(origin, '/pricing') })
  }
}
