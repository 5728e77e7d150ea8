import { isId, type Id } from '@studiolo/db/states/ids'
import { z } from 'zod'

/** The most codes one batch can have, and the most credits one of them can give. */
const MAX_CODES = 1000
const MAX_CODE_CREDITS = 100_000
/** The longest that redeemed credits can be made to last, beside forever: ten years. */
const MAX_CREDITS_DAYS = 3650

/** A new batch of codes: what it is for, how many, and what each gives. */
export const createCodesInput = z.object({
  name: z.string().trim().min(3).max(100),
  /** How many codes, 1–1000. */
  count: z.int().min(1).max(MAX_CODES),
  /** What each of them gives, 1–100,000. */
  credits: z.int().min(1).max(MAX_CODE_CREDITS),
  /** How many days the credits last once redeemed. Default forever. */
  creditsDays: z.int().min(1).max(MAX_CREDITS_DAYS).optional(),
  /** From then on the codes are worth nothing; must be ahead. Default never. */
  expiresAt: z.coerce.date().optional(),
})
export type CreateCodesInput = z.output<typeof createCodesInput>

/** A code as somebody typed it: case, dashes and blanks do not matter. */
export const redeemInput = z.object({ code: z.string().min(1).max(100) })
export type RedeemInput = z.output<typeof redeemInput>

const batchId = z.custom<Id<'rdb'>>((value) => typeof value === 'string' && isId('rdb', value), {
  error: 'not an rdb id',
})
const codeId = z.custom<Id<'rdc'>>((value) => typeof value === 'string' && isId('rdc', value), {
  error: 'not an rdc id',
})

/** The codes of a batch, in the order of their ids, 1–100 a page (default 50). */
export const listCodesInput = z.object({
  batchId,
  /** `nextCursor` of the page before. */
  cursor: codeId.optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type ListCodesInput = z.output<typeof listCodesInput>

/** Which codes to revoke: one, or all of the batch that are still open. */
export const revokeCodesInput = z.object({ batchId, codeId: codeId.optional() })
export type RevokeCodesInput = z.output<typeof revokeCodesInput>

/**
 * Why a code gives nothing, as `meta.reason` of INVALID_INPUT. `unknown` stands for revoked ones too: whoever guesses
 * learns nothing from them.
 */
export type CodeRefusal = 'unknown' | 'used' | 'expired'

/** What a code gave, and until when it can be spent (null for no end). */
export interface Redeemed {
  credits: number
  expiresAt: Date | null
}

/** A batch that was just made; the only time its codes are told. */
export interface CreatedCodes {
  id: Id<'rdb'>
  name: string
  codes: string[]
}

/** A batch, and what became of its codes. */
export interface CodeBatch {
  id: Id<'rdb'>
  name: string
  credits: number
  creditsDays: number | null
  expiresAt: Date | null
  createdAt: Date
  count: number
  redeemed: number
  revoked: number
  /** Those that could be redeemed now: none once the batch has expired. */
  open: number
}

/** A code as it can be shown: by its last four characters. */
export interface CodeLine {
  id: Id<'rdc'>
  hint: string
  redeemedBy: Id<'usr'> | null
  redeemedAt: Date | null
  revokedAt: Date | null
}

export interface CodePage {
  codes: CodeLine[]
  /** Null on the last page. */
  nextCursor: Id<'rdc'> | null
}
