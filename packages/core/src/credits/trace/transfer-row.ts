import { transfer } from '@studiolo/db/schema/credits'
import { encodeSerial } from '@studiolo/db/states/ids'
import { asc, type SQL } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import type { TransferRow } from './contract'

export type Stored = typeof transfer.$inferSelect

/** The most movements of one hold, call or undoing that are read. */
const MOST = 200

/** Movements, the oldest first. */
export function selectTransfers(ctx: Ctx, which: SQL | undefined): Promise<Stored[]> {
  return ctx.db.select().from(transfer).where(which).orderBy(asc(transfer.id)).limit(MOST)
}

/** A movement as it is shown. */
export function toTransferRow(row: Stored): TransferRow {
  const { at, kind, amount, debitAccount, creditAccount, actor, reason, holdId, reverses } = row
  return {
    id: encodeSerial('trf', row.id),
    at,
    kind,
    amount,
    debitAccount,
    creditAccount,
    available: row.availableAfter,
    held: row.heldAfter,
    debt: row.debtAfter,
    actor,
    reason,
    holdId: holdId === null ? null : encodeSerial('hld', holdId),
    reverses: reverses === null ? null : encodeSerial('trf', reverses),
  }
}
