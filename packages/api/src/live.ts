import { sessionsEnded } from '@studiolo/core/identity'
import { lastEventId, readEvents } from '@studiolo/core/notify'
import { requireUser } from '@studiolo/core/kernel/actor'
import type { Id } from '@studiolo/db/states/ids'
import { tracked } from '@trpc/server'
import { z } from 'zod'
import type { ApiContext } from './context'
import { procedure } from './trpc'

/** Something changed among a creator's things; `live.reset` says that some of it can no longer be told one by one. */
export interface LiveMessage {
  type: string
  payload: Record<string, unknown>
}

const PAGE = 500
/** A stream asks anew who is listening after this time; the browser notices nothing. */
const RENEW_MS = 15 * 60 * 1000

const since = z
  .object({
    /** The last event the browser has seen; without it the stream starts now. */
    lastEventId: z
      .string()
      .regex(/^\d{1,15}$/)
      .nullish(),
  })
  .optional()

export const live = {
  /** The live events of the signed-in creator. A reconnect that names its last event misses nothing and sees nothing twice. */
  events: procedure.input(since).subscription(async ({ ctx, input, signal }) => {
    const userId = requireUser(ctx)
    const gone = signal ?? ctx.request.signal
    // Both before the browser hears that it is connected: what it reads from then on is older than the stream's start.
    const bell = ctx.live.subscribe(userId, AbortSignal.any([gone, AbortSignal.timeout(RENEW_MS)]))
    const newest = await lastEventId(ctx, userId)
    return streamEvents({ ctx, userId, bell, newest, from: input?.lastEventId ?? null, gone })
  }),
}

interface Stream {
  ctx: ApiContext
  userId: Id<'usr'>
  /** Rings when there may be something new, since before `newest` was read. */
  bell: AsyncIterable<number>
  newest: number
  from: string | null
  gone: AbortSignal
}

/**
 * The bell was hung up before anything was read, so nothing falls into a gap. All events are read from the table, in
 * order, each once; the bell only says when to look.
 */
async function* streamEvents({ ctx, userId, bell, newest, from, gone }: Stream) {
  let seen = from === null ? newest : Number(from)
  if (seen > newest) {
    seen = newest
    yield message(newest, reset)
  }
  const catchUp = async function* () {
    for (;;) {
      const events = await readEvents(ctx, userId, seen, PAGE)
      for (const { id, type, payload } of events) {
        // Ids count without holes, so a hole means that older events were already thrown away.
        if (id > seen + 1) yield message(id - 1, reset)
        seen = id
        yield message(id, { type, payload })
        if (type === sessionsEnded.type) throw cut('sessions have ended')
      }
      if (events.length < PAGE) return
    }
  }
  yield* catchUp()
  if (seen < newest) {
    seen = newest
    yield message(newest, reset)
  }
  for await (const id of bell) {
    if (id === 0 || id > seen) yield* catchUp()
  }
  // Nobody waits for an answer any more.
  if (gone.aborted) return
  throw cut('the stream is renewed')
}

/** Not finished: a stream that says it is finished would not be opened again, and who listens is asked anew there. */
function cut(why: string): DOMException {
  return new DOMException(why, 'AbortError')
}

const reset: LiveMessage = { type: 'live.reset', payload: {} }

function message(id: number, event: LiveMessage) {
  return tracked(String(id), event)
}
