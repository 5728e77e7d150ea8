import { oneTimeToken, session } from '@studiolo/db/schema/identity'
import { lt } from 'drizzle-orm'
import { implementJob } from '../jobs'
import { pruneEnded } from './jobs'

export const pruneEndedJob = implementJob(pruneEnded, async (ctx) => {
  const now = ctx.clock.now()
  await ctx.db.delete(session).where(lt(session.expiresAt, now))
  await ctx.db.delete(oneTimeToken).where(lt(oneTimeToken.expiresAt, now))
})
