import type { ErrorShape } from '@studiolo/api'

/** What somebody wanted of a plan when it went wrong. */
export type PlanDeed = 'subscribe' | 'change' | 'cancel' | 'resume' | 'portal'

/** The words for what went wrong with a plan: a key of `subscription.problem`, with its `…Text` beside it. */
export const planTroubles = [
  'refused',
  'refusedOther',
  'unavailable',
  'price',
  'conflict',
  'hasPlan',
  'gone',
  'same',
  'ended',
] as const
export type PlanTrouble = (typeof planTroubles)[number]

/** What an error means to who wanted this; null where the error table's own words say it best. */
export function planTroubleOf(kind: ErrorShape['kind'], deed: PlanDeed): PlanTrouble | null {
  switch (kind) {
    case 'PAYMENT_REFUSED':
      // Only a change charges at once: the rest is refused for other reasons than money.
      return deed === 'change' ? 'refused' : 'refusedOther'
    case 'PAYMENT_UNAVAILABLE':
      return 'unavailable'
    case 'PRICE_CHANGED':
      return 'price'
    case 'CONFLICT':
      return deed === 'subscribe' ? 'hasPlan' : 'conflict'
    case 'NOT_FOUND':
      return deed === 'subscribe' ? 'gone' : 'ended'
    case 'INVALID_INPUT':
      return deed === 'change' ? 'same' : null
    default:
      return null
  }
}

const lost = new Set<ErrorShape['kind']>(['UNAVAILABLE', 'PAYMENT_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL'])

/** May it have been done all the same, its answer lost? What is only ordered or opened has changed nothing yet. */
export function mayBeDone(kind: ErrorShape['kind'], deed: PlanDeed): boolean {
  return deed !== 'subscribe' && deed !== 'portal' && lost.has(kind)
}
