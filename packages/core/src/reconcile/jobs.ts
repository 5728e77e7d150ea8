import { z } from 'zod'
import { declareJob } from '../jobs'

/** Every night, once the gateways' lists have been read. */
export const reconcile = declareJob('reconcile.run', z.object({}), { cron: '47 3 * * *' })
