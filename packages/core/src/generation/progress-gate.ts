import type { StageName } from '@studiolo/db/states/generation'
import type { Ctx } from '../kernel/context'
import type { Claim } from './claim-generation'
import { reportProgress } from './stages'

const EVERY_MS = 500

/** Lets progress through to the database twice a second, and stops the work as soon as the claim has ended. */
export interface ProgressGate {
  /** Aborted at shutdown and when somebody else took the generation over. */
  signal: AbortSignal
  /** True once the claim has ended. */
  readonly lost: boolean
  report(stage: StageName, percent: number): void
  /** Waits for the last report on its way. */
  settled(): Promise<void>
}

export function createProgressGate(ctx: Ctx, claim: Claim, shutdown: AbortSignal): ProgressGate {
  const taken = new AbortController()
  let last = -Infinity
  let pending: Promise<void> = Promise.resolve()
  return {
    signal: AbortSignal.any([shutdown, taken.signal]),
    get lost() {
      return taken.signal.aborted
    },
    report(stage, percent) {
      const now = performance.now()
      if (now - last < EVERY_MS) return
      last = now
      pending = pending
        .then(() => reportProgress(ctx, claim, stage, percent))
        .then(
          (held) => {
            if (!held) taken.abort()
          },
          (error) => ctx.log.warn({ generationId: claim.id, err: error }, 'progress could not be written'),
        )
    },
    settled: () => pending,
  }
}
