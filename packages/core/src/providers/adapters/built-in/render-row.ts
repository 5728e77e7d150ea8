import { render } from '@studiolo/db/schema/providers'
import { and, eq, inArray } from 'drizzle-orm'
import { enqueue } from '../../../jobs'
import { inTransaction, type Ctx } from '../../../kernel/context'
import type { Task } from '../../contract'
import { attemptMoved } from '../../jobs'
import type { FailureCode } from './render-failure'

export interface ClaimedRender {
  order: Task
  /** Somebody asked to stop before this run began. */
  cancelRequested: boolean
}

/** Takes a render that has not ended, also one whose worker died with it. Null: there is nothing to do. */
export async function claimRender(ctx: Ctx, reference: string): Promise<ClaimedRender | null> {
  const [row] = await ctx.db
    .update(render)
    .set({ state: 'running', percent: 0, startedAt: ctx.clock.now() })
    .where(and(eq(render.reference, reference), inArray(render.state, ['queued', 'running'])))
    .returning()
  if (!row) return null
  const { capability, task, cancelRequestedAt } = row
  return { order: { capability, task } as unknown as Task, cancelRequested: cancelRequestedAt !== null }
}

/** Writes how far a render is. Answers whether it is still wanted. */
export async function noteProgress(ctx: Ctx, reference: string, percent: number): Promise<boolean> {
  const [row] = await ctx.db
    .update(render)
    .set({ percent })
    .where(and(eq(render.reference, reference), eq(render.state, 'running')))
    .returning({ cancelRequestedAt: render.cancelRequestedAt })
  return row !== undefined && row.cancelRequestedAt === null
}

export type Ending =
  | { state: 'succeeded'; resultKey: string; resultMimeType: string; percent: 100 }
  | { state: 'failed'; errorCode: FailureCode }
  | { state: 'canceled' }

/** Ends a running render and wakes whoever waits for it, in one transaction. A render that has ended is left alone. */
export function endRender(ctx: Ctx, reference: string, ending: Ending): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .update(render)
      .set({ ...ending, finishedAt: ctx.clock.now() })
      .where(and(eq(render.reference, reference), eq(render.state, 'running')))
      .returning({ reference: render.reference })
    if (ended.length > 0) await enqueue(ctx, attemptMoved, { attemptId: reference })
  })
}
