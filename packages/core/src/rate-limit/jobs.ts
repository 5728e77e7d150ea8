import { z } from 'zod'
import { declareJob } from '../jobs'

/** Forgets buckets that are full again. */
export const pruneBuckets = declareJob('rate-limit.prune', z.object({}), { cron: '17 * * * *' })
