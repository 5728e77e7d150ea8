import { languages } from '@studiolo/db/states/user'
import { z } from 'zod'
import { declareJob } from '../jobs'

/** Looks an address up and mails a reset link if somebody has it: out of the request, so that its time tells nothing. */
export const mailReset = declareJob('identity.mail-reset', z.object({ email: z.string(), language: z.enum(languages) }))

/** Deletes sessions and tokens that ended. */
export const pruneEnded = declareJob('identity.prune', z.object({}), { cron: '37 3 * * *' })

/**
 * A person was suspended or deleted: what waits or runs for them ends, and of a deleted one no file stays. Generation,
 * which lies above, implements it.
 */
export const endWork = declareJob('identity.end-work', z.object({ userId: z.string().startsWith('usr_') }))

/** A person is gone: what they subscribed to must not be charged any more. Billing, which lies above, implements it. */
export const endSubscriptions = declareJob(
  'identity.end-subscriptions',
  z.object({ userId: z.string().startsWith('usr_') }),
)
