import { implementJob } from '../jobs'
import { expireLots } from './expire-lots'
import { expiry } from './jobs'

export const expireLotsJob = implementJob(expiry, async (ctx) => {
  const { lots, credits } = await expireLots(ctx)
  if (lots > 0) ctx.log.info({ lots, credits }, 'credits expired')
})
