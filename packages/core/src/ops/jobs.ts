import { z } from 'zod'
import { declareJob } from '../jobs'

/** Admins are told by mail of what was raised for them. */
export const deliverAlerts = declareJob('ops.deliver-alerts', z.object({}), { cron: '* * * * *' })

/** Deletes alerts that were told long ago. */
export const pruneAlerts = declareJob('ops.prune-alerts', z.object({}), { cron: '27 3 * * *' })

/** Looks for jobs whose last try has failed. */
export const watchJobs = declareJob('ops.watch-jobs', z.object({}), { cron: '*/5 * * * *' })
