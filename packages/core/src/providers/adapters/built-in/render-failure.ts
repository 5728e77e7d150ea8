import type { Outcome } from '../../define-provider'

/** Why the built-in renderer gave a task up; the code is kept on the row. */
export const failureOutcomes = {
  /** The task asks for something it cannot do. */
  invalid: 'invalid',
  /** The text holds nothing that can be said aloud. */
  'nothing-to-say': 'invalid',
  /** The optional package with the voices is not installed. */
  'voice-missing': 'failed',
  /** There is no FFmpeg on the machine. */
  'media-tools-missing': 'failed',
  /** The disk is full. */
  'storage-full': 'overload',
  'render-failed': 'failed',
} as const satisfies Record<string, Outcome>
export type FailureCode = keyof typeof failureOutcomes

/** Ends a render for good: trying again would end the same way. */
export class RenderFailure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string) {
    super(`${code}: ${message}`)
    this.name = 'RenderFailure'
    this.code = code
  }
}

export function outcomeOf(code: string | null): Outcome {
  return code !== null && code in failureOutcomes ? failureOutcomes[code as FailureCode] : 'failed'
}
