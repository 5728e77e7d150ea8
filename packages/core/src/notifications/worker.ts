import type { JobHandler } from '../jobs'
import { spendAlertJob } from './spend-alert.job'

/** The implementations of this room's jobs. */
export const jobHandlers: readonly JobHandler[] = [spendAlertJob]
