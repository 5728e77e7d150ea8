import { z } from 'zod'
import { declareJob } from '../jobs'

const one = z.object({ generationId: z.string().startsWith('gen_') })

/** Starts what is waiting, in turns between creators. Keyed: one waits at a time. */
export const dispatch = declareJob('generation.dispatch', z.object({}))
/** Sends the current step to a provider. */
export const submit = declareJob('generation.submit', one, { maxAttempts: 8 })
/** One look at the provider. */
export const check = declareJob('generation.check', one)
/** Downloads, processes and publishes the result. `late`: after the credits were given back. */
export const ingest = declareJob('generation.ingest', one.extend({ late: z.boolean().optional() }), { maxAttempts: 8 })
/** Asks the provider to stop, and looks until it has. */
export const stop = declareJob('generation.stop', one)
/** An attempt's deadline, or that of a cancellation, has come. */
export const expire = declareJob(
  'generation.expire',
  one.extend({ attemptId: z.string().startsWith('att_').optional() }),
)
/** Looks for the result of an attempt whose credits were given back. */
export const rescue = declareJob(
  'generation.rescue',
  z.object({ attemptId: z.string().startsWith('att_'), look: z.int() }),
)
/** Finds what stands still and puts it back on its way. */
export const sweep = declareJob('generation.sweep', z.object({}).loose(), { cron: '* * * * *' })
