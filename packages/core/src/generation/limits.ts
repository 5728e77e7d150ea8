import { z } from 'zod'
import { declareConfig } from '../kernel/config'

const count = (fallback: number) => z.coerce.number().int().min(1).max(10_000).default(fallback)

/** How much may run at once, and how long a cancellation may take. */
export const limitsConfig = declareConfig(
  'generation-limits',
  {
    /** Generations under way in the whole installation. Default 4. */
    GENERATION_CONCURRENCY: count(4),
    /** Generations of one creator under way, where their plan says nothing. Default 2. */
    CREATOR_CONCURRENCY: count(2),
    /** How long a provider may take to stop before the credits are given back anyway. Default 20 s. */
    CANCEL_DEADLINE_SECONDS: count(20),
  },
  (values) => ({
    running: values.GENERATION_CONCURRENCY,
    perCreator: values.CREATOR_CONCURRENCY,
    cancelDeadlineMs: values.CANCEL_DEADLINE_SECONDS * 1000,
  }),
)
