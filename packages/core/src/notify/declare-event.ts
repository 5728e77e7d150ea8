import type { z } from 'zod'

/** A kind of live event a creator's browser may hear. */
export interface LiveEvent<P> {
  readonly type: string
  readonly payload: z.ZodType<P>
}

export function declareEvent<P>(type: string, payload: z.ZodType<P>): LiveEvent<P> {
  return { type, payload }
}
