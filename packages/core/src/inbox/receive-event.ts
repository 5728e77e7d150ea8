import { inboundEvent } from '@studiolo/db/schema/inbox'
import type { Id } from '@studiolo/db/states/ids'
import { z } from 'zod'
import { enqueue, type Job } from '../jobs'
import { inTransaction, type Ctx } from '../kernel/context'

/** The payload of the jobs that handle inbound webhooks. */
export const inboundPayload = z.object({ id: z.custom<Id<'evt'>>((value) => typeof value === 'string') })
/** A job of the room the webhooks of a source belong to. */
export type InboundJob = Job<z.output<typeof inboundPayload>>

/** A webhook whose signature was good. */
export interface Received {
  source: string
  /** The sender's own id of it. */
  eventId: string
  type: string
  /** The signed bytes as text. */
  body: string
}

/**
 * Keeps a webhook and hands it to its owner's job, in one transaction; call it only after checking the signature. The
 * same event again is kept once. Answers whether it was the first.
 */
export async function receiveEvent(ctx: Ctx, event: Received, job: InboundJob): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [kept] = await ctx.db
      .insert(inboundEvent)
      .values({ id: ctx.ids.next('evt'), ...event, receivedAt: ctx.clock.now() })
      .onConflictDoNothing({ target: [inboundEvent.source, inboundEvent.eventId] })
      .returning({ id: inboundEvent.id })
    if (!kept) return false
    await enqueue(ctx, job, { id: kept.id })
    return true
  })
}
