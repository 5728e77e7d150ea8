import { z } from 'zod'
import { declareJob } from '../jobs'

/** Takes back what stood in for money that has come or gone back. */
export const standIns = declareJob('recovery.settle-stand-ins', z.object({}), { cron: '*/10 * * * *' })
