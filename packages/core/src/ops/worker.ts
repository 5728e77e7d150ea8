import type { JobHandler } from '../jobs'
import { deliverAlertsJob } from './alerts/deliver-alerts.job'
import { pruneAlertsJob } from './alerts/prune-alerts.job'

/** The implementations of this room's jobs. */
export const jobHandlers: readonly JobHandler[] = [deliverAlertsJob, pruneAlertsJob]
