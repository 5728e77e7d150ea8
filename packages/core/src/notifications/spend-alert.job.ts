import type { Id } from '@studiolo/db/states/ids'
import { spendAlert } from '../credits'
import { findUser, nameApiKeys } from '../identity'
import { implementJob } from '../jobs'
import { appLink, appUrlConfig } from '../kernel/app-url'
import { inTransaction } from '../kernel/context'
import { sendMail } from '../notify'
import { spendAlertMail } from './spend-alert-mail'

/** Writes to the creator in their language; who has no address or is gone is not told. */
export const spendAlertJob = implementJob(spendAlert, async (ctx, { userId, apiKeyId, resetsAt, ...facts }) => {
  const person = await findUser(ctx, userId as Id<'usr'>)
  if (!person?.email || person.state !== 'active') return
  const { email, language } = person
  const [key] = apiKeyId ? await nameApiKeys(ctx, [apiKeyId as Id<'key'>]) : []
  const link = appLink(ctx.config(appUrlConfig).origin, '/settings/limits')
  await inTransaction(ctx, (ctx) =>
    sendMail(
      ctx,
      spendAlertMail,
      { email, language },
      { ...facts, keyName: key?.name ?? null, resetsAt: new Date(resetsAt), link },
    ),
  )
})
