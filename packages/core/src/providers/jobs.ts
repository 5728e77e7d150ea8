import { z } from 'zod'
import { declareJob } from '../jobs'

/** An attempt is known to have moved (a webhook, the end of a render): whoever waits for it looks at once. */
export const attemptMoved = declareJob('providers.attempt-moved', z.object({ attemptId: z.string() }), {
  priority: -10,
})
/** One run of the built-in renderer. */
export const render = declareJob('providers.render', z.object({ reference: z.string() }), {
  priority: 10,
  maxAttempts: 5,
})
