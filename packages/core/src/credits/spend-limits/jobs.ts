import { spendLimitOwners, spendWindows } from '@studiolo/db/states/credits'
import { z } from 'zod'
import { declareJob } from '../../jobs'

/**
 * So much of a spend limit is spent that its creator wants to know. Notifications, which lies above and knows where to
 * write, implements it.
 */
export const spendAlert = declareJob(
  'credits.spend-alert',
  z.object({
    userId: z.string().startsWith('usr_'),
    apiKeyId: z.string().startsWith('key_').nullable(),
    window: z.enum(spendWindows),
    owner: z.enum(spendLimitOwners),
    credits: z.int(),
    spent: z.int(),
    resetsAt: z.iso.datetime(),
  }),
)
