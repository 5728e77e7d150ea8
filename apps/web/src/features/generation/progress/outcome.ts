import type { GenerationView } from '@studiolo/core/generation/contract'

/** What became of the credits, as a key of the words. */
export type Outcome = 'held' | 'charged' | 'released' | 'free'

export function outcomeOf({ settlement }: Pick<GenerationView, 'settlement'>): Outcome {
  switch (settlement) {
    case 'held':
      return 'held'
    case 'captured':
      return 'charged'
    case 'released':
      return 'released'
    case 'waived':
      return 'free'
  }
}
