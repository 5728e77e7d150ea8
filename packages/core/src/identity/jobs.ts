import { languages } from '@studiolo/db/states/user'
import { z } from 'zod'
import { declareJob } from '../jobs'

/** Looks an address up and mails a reset link if somebody has it: out of the request, so that its time tells nothing. */
export const mailReset = declareJob('identity.mail-reset', z.object({ email: z.string(), language: z.enum(languages) }))

/** Deletes sessions and tokens that ended. */
export const pruneEnded = declareJob('identity.prune', z.object({}), { cron: '37 3 * * *' })
