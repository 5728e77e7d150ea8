import { z } from 'zod'

/** The live event `queue.moved`: it says nothing but that it happened. */
export const queueMovedPayload = z.object({})
