import { isId, type Id } from '@studiolo/db/states/ids'
import { inboundStates, type InboundState } from '@studiolo/db/states/inbox'
import { z } from 'zod'

const eventId = z.custom<Id<'evt'>>((value) => typeof value === 'string' && isId('evt', value), {
  error: 'not an evt id',
})

/** Which inbound webhooks an admin wants to see, newest first, 1–100 a page (default 50). */
export const inboundInput = z.object({
  states: z.array(z.enum(inboundStates)).optional(),
  source: z.string().max(60).optional(),
  cursor: eventId.optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type InboundInput = z.output<typeof inboundInput>

export const inboundById = z.object({ id: eventId })

/** An inbound webhook without its body. */
export interface InboundView {
  id: Id<'evt'>
  source: string
  /** The sender's own id of it. */
  eventId: string
  type: string
  state: InboundState
  /** How often handling began. */
  attempts: number
  lastError: string | null
  receivedAt: Date
  handledAt: Date | null
}

export interface InboundPage {
  events: InboundView[]
  nextCursor: Id<'evt'> | null
}
