import type { JobHandler } from '../jobs'
import { expireLotsJob } from './expire-lots.job'

export const jobHandlers: readonly JobHandler[] = [expireLotsJob]
