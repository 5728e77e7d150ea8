import { preparedSelect } from '@studiolo/db/prepared-select'
import { creditGrant, transfer, wallet } from '@studiolo/db/schema/credits'
import type { LedgerAccount } from '@studiolo/db/states/credits'
import { decodeSerial, encodeSerial, type Id } from '@studiolo/db/states/ids'
import { and, desc, eq, getTableColumns, gte, inArray, lt, sql, type Placeholder, type SQL } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { StatementInput, StatementLine, StatementPage } from './contract'
import { namedCause } from './named-cause'
import { requireStatementOf } from './require-statement-of'

/** Whose statement, and which page of it. */
export type StatementOf = StatementInput & { userId: Id<'usr'> }

/**
 * Movements of a creator, newest first, each with the balances right after it. Needs `credits.read` for one's own,
 * `admin.read` for another's. Throws INVALID_INPUT for a cursor that is not one.
 */
export async function listStatement(ctx: Ctx, input: StatementOf): Promise<StatementPage> {
  const { userId, limit } = input
  requireStatementOf(ctx, userId)
  const isFirst = [input.cursor, input.kinds, input.from, input.to].every((filter) => filter === undefined)
  const rows = isFirst
    ? await firstPage(ctx.db, { userId, limit: limit + 1 })
    : await page(ctx.db, filterOf(input), limit + 1)
  const lines = rows.slice(0, limit).map(toLine)
  return { lines, nextCursor: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}

const { walletId, part, reverses, actor, ...shown } = getTableColumns(transfer)

/** Wallet, transfers and the grants among them, newest first. */
function page(db: Ctx['db'], filter: SQL | undefined, limit: number | Placeholder) {
  return db
    .select({ ...shown, source: creditGrant.source })
    .from(transfer)
    .innerJoin(wallet, eq(wallet.id, transfer.walletId))
    .leftJoin(creditGrant, eq(creditGrant.id, transfer.id))
    .where(filter)
    .orderBy(desc(transfer.id))
    .limit(limit)
}

/** What nearly everybody asks for. */
const firstPage = preparedSelect('statement', (db) => {
  const ofUser = eq(wallet.userId, sql.param(sql.placeholder('userId'), wallet.userId))
  return page(db, ofUser, sql.placeholder('limit'))
})

function filterOf({ userId, cursor, kinds, from, to }: StatementOf): SQL | undefined {
  return and(
    eq(wallet.userId, userId),
    cursor === undefined ? undefined : lt(transfer.id, serialOf(cursor)),
    kinds && inArray(transfer.kind, kinds),
    from && gte(transfer.at, from),
    to && lt(transfer.at, to),
  )
}

function serialOf(cursor: string): number {
  const serial = decodeSerial('trf', cursor)
  if (serial === null) throw new AppError('INVALID_INPUT', { message: `not a cursor: ${cursor}` })
  return serial
}

type Row = Pick<typeof transfer.$inferSelect, keyof typeof shown> & { source: StatementLine['source'] }

function toLine(row: Row): StatementLine {
  return {
    id: encodeSerial('trf', row.id),
    at: row.at,
    kind: row.kind,
    amount: row.amount,
    availableChange: changeOf(row, 'available'),
    heldChange: changeOf(row, 'held'),
    available: row.availableAfter,
    held: row.heldAfter,
    debt: row.debtAfter,
    reason: row.reason,
    holdId: row.holdId === null ? null : encodeSerial('hld', row.holdId),
    source: row.source,
    causeId: namedCause(row.idempotencyKey),
  }
}

function changeOf({ debitAccount, creditAccount, amount }: Row, account: LedgerAccount): number {
  if (creditAccount === account) return amount
  return debitAccount === account ? -amount : 0
}
