import { spendWindows, type SpendLimitOwner, type SpendWindow } from '@studiolo/db/states/credits'
import { isId, type Id } from '@studiolo/db/states/ids'
import { z } from 'zod'

/** The most a limit can be. */
export const MAX_SPEND_LIMIT = 1_000_000_000

const userId = z.custom<Id<'usr'>>((value) => typeof value === 'string' && isId('usr', value), {
  error: 'not a usr id',
})
const apiKeyId = z.custom<Id<'key'>>((value) => typeof value === 'string' && isId('key', value), {
  error: 'not a key id',
})
const limitId = z.custom<Id<'spl'>>((value) => typeof value === 'string' && isId('spl', value), {
  error: 'not an spl id',
})
const reason = z.string().trim().min(3).max(500)

const terms = z.object({
  /** The calendar day or month, in UTC. */
  window: z.enum(spendWindows),
  /** How much may be spent in a window; 0 stops all spending. */
  credits: z.int().min(0).max(MAX_SPEND_LIMIT),
  /** The share of it, in percent, from which the creator is told by mail. Default 80. */
  alertPercent: z.int().min(1).max(100).default(80),
})

/** A limit of one's own: one a window for all one spends, and one a window for each API key. Setting it again changes it. */
export const setSpendLimitInput = terms.extend({
  /** One of one's own live keys. Default: the limit counts all one spends. */
  apiKeyId: apiKeyId.optional(),
})
export type SetSpendLimitInput = z.output<typeof setSpendLimitInput>

/** The house's limit of what a creator spends in all, which the creator cannot lift. */
export const setSpendLimitForInput = terms.extend({ userId, reason })
export type SetSpendLimitForInput = z.output<typeof setSpendLimitForInput>

export const removeSpendLimitInput = z.object({ id: limitId })
export type RemoveSpendLimitInput = z.output<typeof removeSpendLimitInput>

export const removeSpendLimitForInput = removeSpendLimitInput.extend({ reason })
export type RemoveSpendLimitForInput = z.output<typeof removeSpendLimitForInput>

/** A limit, and how much of it is spent. */
export interface SpendLimitView {
  id: Id<'spl'>
  /** Null when it counts all that the creator spends. */
  apiKeyId: Id<'key'> | null
  window: SpendWindow
  /** `admin`: the creator sees it and cannot lift it. */
  owner: SpendLimitOwner
  credits: number
  alertPercent: number
  /** In the window that runs: held for what is being made, or charged and not given back. */
  spent: number
  /** When the window began, and when the next one does. */
  startsAt: Date
  resetsAt: Date
}
