import { implementJob } from '../../jobs'
import { deliverMail } from './jobs'
import { openMail } from './send-mail'

export const deliverMailJob = implementJob(deliverMail, async (ctx, { template, sealed }) => {
  await ctx.mailer.send(openMail(ctx, sealed))
  ctx.log.info({ template }, 'mail delivered')
})
