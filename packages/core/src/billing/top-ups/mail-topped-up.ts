import { findUser } from '../../identity'
import { appLink, appUrlConfig } from '../../kernel/app-url'
import type { TxCtx } from '../../kernel/context'
import { sendMail } from '../../notify'
import type { Payment } from '../payments/settle-payment'
import type { Bought } from '../payments/what-was-bought'
import { toppedUpMail } from './mails'

/** Nobody stood at the till: the buyer hears of it by mail. */
export async function mailToppedUp(ctx: TxCtx, { userId, credits }: Bought, paid: Payment): Promise<void> {
  const owner = await findUser(ctx, userId)
  if (!owner?.email || paid.amountMinor === null || !paid.currency) return
  const format = new Intl.NumberFormat(owner.language === 'zh' ? 'zh-CN' : 'en-US', {
    style: 'currency',
    currency: paid.currency,
  })
  const price = format.format(paid.amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  const link = appLink(ctx.config(appUrlConfig).origin, '/credits')
  await sendMail(ctx, toppedUpMail, { email: owner.email, language: owner.language }, { link, credits, price })
}
