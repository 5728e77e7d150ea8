import type { GrantSource, HoldState, LedgerAccount, TransferKind } from '@studiolo/db/states/credits'
import { decodeSerial, type Id, type SerialId } from '@studiolo/db/states/ids'
import { z } from 'zod'

const transferId = z.custom<SerialId<'trf'>>(
  (value) => typeof value === 'string' && decodeSerial('trf', value) !== null,
  { error: 'not a trf id' },
)

/** Which movement. */
export const transferById = z.object({ id: transferId })
export type TransferById = z.output<typeof transferById>

/** One movement whole, as the ledger keeps it. */
export interface TransferRow {
  id: SerialId<'trf'>
  at: Date
  kind: TransferKind
  amount: number
  /** From here … */
  debitAccount: LedgerAccount
  /** … to there. */
  creditAccount: LedgerAccount
  /** The balances right after it. */
  available: number
  held: number
  debt: number
  /** Who did it: `user:usr_…`, `key:key_…` or `system:…`. */
  actor: string
  /** A code such as `generation` or `welcome`. */
  reason: string
  holdId: SerialId<'hld'> | null
  /** The movement it undoes, wholly or in part. */
  reverses: SerialId<'trf'> | null
}

/** What a grant gave, and what became of it. */
export interface GrantFacts {
  source: GrantSource
  amount: number
  /** What of it can be spent. */
  remaining: number
  /** What was taken back. */
  reversed: number
  expiresAt: Date | null
  expiredAt: Date | null
}

/** A movement with all that the ledger itself knows around it. */
export interface TransferView extends TransferRow {
  userId: Id<'usr'>
  idempotencyKey: string
  /** What it followed from, by id: a payment, a code, an adjustment, a request, a generation. Null where nothing did. */
  causeId: string | null
  /** What was booked by the same call, this one left out. */
  alongside: TransferRow[]
  /** What undid it, wholly or in part. */
  reversedBy: TransferRow[]
  /** Of a grant. */
  grant: GrantFacts | null
}

/** A hold with its allocation and every movement of it, the oldest first. */
export interface HoldView {
  id: SerialId<'hld'>
  userId: Id<'usr'>
  state: HoldState
  amount: number
  captured: number
  released: number
  /** Of what was captured, given back later. */
  reversed: number
  createdAt: Date
  /** From which grants it was taken, in the order of burning. */
  lots: { id: SerialId<'trf'>; source: GrantSource; amount: number }[]
  movements: TransferRow[]
}
