import type { JobHandler } from '../jobs'
import { mailResetJob } from './mail-reset.job'
import { pruneEndedJob } from './prune-ended.job'

export const jobHandlers: readonly JobHandler[] = [mailResetJob, pruneEndedJob]
