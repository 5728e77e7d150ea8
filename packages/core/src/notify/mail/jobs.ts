import { z } from 'zod'
import { declareJob } from '../../jobs'

/**
 * Delivers one mail. The whole mail is sealed with the master key: it may carry a sign-in link, and the queue's tables
 * end up in backups. Tried for about a day; a link in it is dead by then.
 */
export const deliverMail = declareJob('notify.mail', z.object({ template: z.string(), sealed: z.string() }), {
  maxAttempts: 16,
})
