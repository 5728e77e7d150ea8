import { randomBytes } from 'node:crypto'
import type { IdPrefix, Id } from '@studiolo/db/states/ids'
import { encodeId } from '@studiolo/db/states/ids'
import type { Clock } from './clock'

export type { Id, IdPrefix }

/** Makes ids; handed in so that a test owns the randomness. */
export interface Ids {
  /** A new sortable id, e.g. `gen_06f0…`: 48 bits of milliseconds, then random bits (UUIDv7, RFC 9562 §5.7). */
  next<P extends IdPrefix>(prefix: P): Id<P>
}

export function createIds(clock: Clock, random: (size: number) => Uint8Array = randomBytes): Ids {
  return {
    next(prefix) {
      const bytes = Uint8Array.from(random(16))
      const now = clock.now().getTime()
      for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff
      bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
      bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
      return encodeId(prefix, bytes)
    },
  }
}
