import { rateBucket } from '@studiolo/db/schema/ops'
import { lt } from 'drizzle-orm'
import { implementJob } from '../jobs'
import { pruneBuckets } from './jobs'

export const pruneBucketsJob = implementJob(pruneBuckets, async (ctx) => {
  await ctx.db.delete(rateBucket).where(lt(rateBucket.arrivesAt, ctx.clock.now()))
})
