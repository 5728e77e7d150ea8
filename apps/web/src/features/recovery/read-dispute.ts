import type { RecoveryClaim } from '@studiolo/db/states/recovery'

export const NOTE_LIMIT = 1000
const NOTE_LEAST = 3

/** What stands in the form. */
export interface DisputeDraft {
  claim: RecoveryClaim | null
  note: string
}

/** Which parts of it are missing or wrong. */
export interface DisputeFaults {
  claim: boolean
  note: boolean
}

/** The dispute as it can be sent; null with what is still missing. */
export function readDispute({ claim, note }: DisputeDraft): {
  sent: { claim: RecoveryClaim; note: string } | null
  faults: DisputeFaults
} {
  const text = note.trim()
  const faults = { claim: claim === null, note: text.length < NOTE_LEAST || text.length > NOTE_LIMIT }
  return { sent: claim === null || faults.note ? null : { claim, note: text }, faults }
}
