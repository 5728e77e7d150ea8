import { implementJob, type JobHandler } from '../jobs'
import { standIns } from './jobs'
import { settleStandIns } from './settle-stand-ins'

/** The implementations of this room's jobs. */
export const jobHandlers: readonly JobHandler[] = [implementJob(standIns, settleStandIns)]
