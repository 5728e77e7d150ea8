import { createHash } from 'node:crypto'
import { attempt } from '@studiolo/db/schema/providers'
import type { Id } from '@studiolo/db/states/ids'
import { addMs, MINUTE_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import type { Task } from '../contract'
import type { Route } from '../route-task'

export type Attempt = typeof attempt.$inferSelect

const DEFAULT_DEADLINE_MS = 30 * MINUTE_MS

export interface AttemptOrder {
  generationId: Id<'gen'>
  stepIndex: number
  /** From 1, within the step. */
  number: number
  route: Route
  order: Task
}

/** Freezes who is asked for what, under which reference, before the first byte leaves. */
export async function claimAttempt(
  ctx: TxCtx,
  { generationId, stepIndex, number, route, order }: AttemptOrder,
): Promise<Attempt> {
  const now = ctx.clock.now()
  const [row] = await ctx.db
    .insert(attempt)
    .values({
      id: ctx.ids.next('att'),
      generationId,
      stepIndex,
      number,
      providerId: route.provider.id,
      address: route.provider.address,
      model: route.model.id,
      capability: order.capability,
      task: order.task,
      requestDigest: createHash('sha256')
        .update(JSON.stringify([route.model.id, order]))
        .digest('hex'),
      startedAt: now,
      deadlineAt: addMs(now, route.model.deadlineMs ?? DEFAULT_DEADLINE_MS),
    })
    .returning()
  if (!row) throw new Error('an insert answered no row')
  return row
}
