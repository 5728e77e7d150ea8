import type { QueueJob } from '@studiolo/core/ops/contract'
import { oneOf, words } from '../address/address-filters'

/** In the order one wants to know them: what died first. */
export const jobStates = ['dead', 'running', 'waiting', 'later'] as const satisfies QueueJob['state'][]

export const queueFilters = { state: oneOf(jobStates), open: words(40) }

/** How many there are of each state. */
export function countStates(jobs: readonly QueueJob[]): Record<QueueJob['state'], number> {
  const counts = { dead: 0, running: 0, waiting: 0, later: 0 }
  for (const { state } of jobs) counts[state] += 1
  return counts
}
