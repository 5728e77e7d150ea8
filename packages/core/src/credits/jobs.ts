import { z } from 'zod'
import { declareJob } from '../jobs'

/** Books the expiry of credits whose time is over. */
export const expiry = declareJob('credits.expire', z.object({}), { cron: '* * * * *' })
