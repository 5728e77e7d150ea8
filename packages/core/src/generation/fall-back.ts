import { generation } from '@studiolo/db/schema/generation'
import { eq } from 'drizzle-orm'
import { enqueue } from '../jobs'
import { addMs, SECOND_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import { AppError, type ErrorKind } from '../kernel/errors'
import { failAttempt, routesFor, type Attempt, type Outcome } from '../providers'
import type { TaskCapability } from '../providers/contract'
import { withClaim, type Claim } from './claim-generation'
import { failGeneration } from './fail-generation'
import { submit } from './jobs'
import { settleCanceled } from './settle-generation'
import { enterStage } from './stages'

/** What a refusal means: may the same provider be asked again, may another, and what the creator is told in the end. */
const refusals: Record<Outcome, { same: boolean; other: boolean; kind: ErrorKind }> = {
  rate: { same: true, other: true, kind: 'PROVIDER_UNAVAILABLE' },
  overload: { same: true, other: true, kind: 'PROVIDER_UNAVAILABLE' },
  auth: { same: false, other: true, kind: 'PROVIDER_UNAVAILABLE' },
  quota: { same: false, other: true, kind: 'PROVIDER_UNAVAILABLE' },
  retired: { same: false, other: true, kind: 'PROVIDER_UNAVAILABLE' },
  failed: { same: false, other: true, kind: 'RENDER_FAILED' },
  invalid: { same: false, other: true, kind: 'PROVIDER_REFUSED' },
  content: { same: false, other: false, kind: 'CONTENT_REFUSED' },
}

const SAME_PROVIDER_TRIES = 3
const FIRST_WAIT_MS = 2 * SECOND_MS

/** A provider clearly refused or failed an attempt: nothing runs there, so the next may be asked; else the generation fails. */
export async function afterRefusal(
  ctx: Ctx,
  claim: Claim,
  attempt: Attempt,
  outcome: Outcome,
  code: string,
  retryAfterMs?: number,
): Promise<void> {
  const { same, other, kind } = refusals[outcome]
  const goesOn = await withClaim(ctx, claim, async (ctx, row) => {
    await failAttempt(ctx, attempt.id, outcome, code)
    if (row.status === 'canceling') {
      await settleCanceled(ctx, row)
      return true
    }
    const refusedProviders = [...row.refusedProviders, attempt.providerId]
    const hasOther =
      other &&
      routesFor(ctx, attempt.capability as TaskCapability).some(
        ({ provider }) => !refusedProviders.includes(provider.id),
      )
    const asksSame = same && !hasOther && attempt.number < SAME_PROVIDER_TRIES
    if (!hasOther && !asksSame) return false
    if (hasOther) await ctx.db.update(generation).set({ refusedProviders }).where(eq(generation.id, row.id))
    await enterStage(ctx, row, 'submitting')
    const wait = hasOther ? 0 : (retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt.number - 1))
    await enqueue(
      ctx,
      submit,
      { generationId: row.id },
      { key: `submit:${row.id}`, runAt: addMs(ctx.clock.now(), wait) },
    )
    return true
  })
  if (goesOn === false) {
    const error = new AppError(kind, { message: `${attempt.providerId}: ${outcome} ${code}`, meta: { outcome } })
    await failGeneration(ctx, claim, error, `provider:${attempt.providerId}`)
  }
}
