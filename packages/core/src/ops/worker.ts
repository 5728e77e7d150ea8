import type { JobHandler } from '../jobs'
import { deliverAlertsJob } from './alerts/deliver-alerts.job'
import { pruneAlertsJob } from './alerts/prune-alerts.job'
import { watchJobsJob } from './alerts/watch-jobs.job'

/** The implementations of this room's jobs. */
export const jobHandlers: readonly JobHandler[] = [deliverAlertsJob, pruneAlertsJob, watchJobsJob]
