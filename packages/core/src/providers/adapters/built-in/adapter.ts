import { render } from '@studiolo/db/schema/providers'
import { and, eq, sql } from 'drizzle-orm'
import { enqueue } from '../../../jobs'
import { defineLocalProvider } from '../../define-local-provider'
import { attemptMoved, render as renderJob } from '../../jobs'
import { passedOver, refuseImpossible } from './limits'
import { outcomeOf } from './render-failure'

/** The channel on which a running render hears that it shall stop; the payload is its reference. */
export const RENDER_CANCEL_CHANNEL = 'studiolo_render_cancel'

const LOOK_AGAIN_MS = 1000

/** The provider of every fresh install: needs no key, renders in our own workers. */
export const builtIn = defineLocalProvider({
  id: 'built-in',
  name: 'Built-in renderer',
  idempotentStart: true,
  models: [
    { id: 'studiolo-video-1', capability: 'text-to-video' },
    { id: 'studiolo-voice-1', capability: 'speech' },
  ],
  async start(ctx, reference, order) {
    refuseImpossible(order)
    const { capability, task } = order
    const inserted = await ctx.db
      .insert(render)
      .values({ reference, capability, task, createdAt: ctx.clock.now() })
      .onConflictDoNothing()
      .returning({ reference: render.reference })
    // A row that was there has its job, or has ended: another would render the same beside it.
    if (inserted.length > 0) await enqueue(ctx, renderJob, { reference }, { key: `render:${reference}` })
    return { operation: { reference }, lookAgainMs: LOOK_AGAIN_MS, warnings: passedOver(order) }
  },
  async check(ctx, reference) {
    const [row] = await ctx.db.select().from(render).where(eq(render.reference, reference))
    switch (row?.state) {
      case undefined:
        return { state: 'not-known-yet' }
      case 'queued':
      case 'running':
        return { state: 'running', percent: row.percent, lookAgainMs: LOOK_AGAIN_MS }
      case 'succeeded':
        return {
          state: 'succeeded',
          results: [{ kind: 'stored', storageKey: row.resultKey ?? '', mimeType: row.resultMimeType ?? '' }],
          costMicros: 0,
        }
      case 'failed':
        return { state: 'failed', outcome: outcomeOf(row.errorCode), code: row.errorCode ?? 'render-failed' }
      case 'canceled':
        return { state: 'canceled' }
    }
  },
  async cancel(ctx, reference) {
    const now = ctx.clock.now()
    const waiting = await ctx.db
      .update(render)
      .set({ state: 'canceled', cancelRequestedAt: now, finishedAt: now })
      .where(and(eq(render.reference, reference), eq(render.state, 'queued')))
      .returning({ reference: render.reference })
    if (waiting.length > 0) return enqueue(ctx, attemptMoved, { attemptId: reference })
    await ctx.db
      .update(render)
      .set({ cancelRequestedAt: now })
      .where(and(eq(render.reference, reference), eq(render.state, 'running')))
    await ctx.db.execute(sql`select pg_notify(${RENDER_CANCEL_CHANNEL}, ${reference})`)
  },
})
