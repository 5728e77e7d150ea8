import type { JobHandler } from '../jobs'
import { pruneBucketsJob } from './prune-buckets.job'

export const jobHandlers: readonly JobHandler[] = [pruneBucketsJob]
