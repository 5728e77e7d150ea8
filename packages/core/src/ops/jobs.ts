import { z } from 'zod'
import { declareJob } from '../jobs'

/** Admins are told by mail of what was raised for them. */
export const deliverAlerts = declareJob('ops.deliver-alerts', z.object({}), { cron: '* * * * *' })
