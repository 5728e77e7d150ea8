import { creditAdjustment, creditGrant, hold, transfer, wallet } from '@studiolo/db/schema/credits'
import { decodeSerial, type Id } from '@studiolo/db/states/ids'
import { and, eq, gt, sql } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { namedCause } from '../named-cause'
import type { GrantFacts, TransferById, TransferView } from './contract'
import { selectTransfers, toTransferRow, type Stored } from './transfer-row'

/** A movement with what was booked beside it, what undid it and what it followed from. Needs `admin.read`; NOT_FOUND. */
export async function getTransfer(ctx: Ctx, { id }: TransferById): Promise<TransferView> {
  requirePermission(ctx, 'admin.read')
  const { row, userId } = await findTransfer(ctx, id)
  const [alongside, reversedBy, grant, causeId] = await Promise.all([
    selectTransfers(ctx, eq(transfer.idempotencyKey, row.idempotencyKey)),
    undoingOf(ctx, row),
    row.kind === 'grant' ? grantFacts(ctx, row.id) : null,
    causeOf(ctx, row),
  ])
  return {
    ...toTransferRow(row),
    userId,
    idempotencyKey: row.idempotencyKey,
    causeId,
    alongside: alongside.filter((other) => other.id !== row.id).map(toTransferRow),
    reversedBy: reversedBy.map(toTransferRow),
    grant,
  }
}

/** Movements are kept by wallet: whose a hold and a grant are stands there, for others each wallet is asked by its index. */
async function findTransfer(ctx: Ctx, id: string): Promise<{ row: Stored; userId: Id<'usr'> }> {
  const serial = decodeSerial('trf', id) ?? 0
  const walletId = sql`coalesce(
    (select h.wallet_id from ${hold} h where h.id = ${serial}),
    (select g.wallet_id from ${creditGrant} g where g.id = ${serial}),
    (select w.id from ${wallet} w
      where exists (select from ${transfer} t where t.wallet_id = w.id and t.id = ${serial} offset 0) limit 1))`
  const [found] = await ctx.db
    .select({ row: transfer, userId: wallet.userId })
    .from(transfer)
    .innerJoin(wallet, eq(wallet.id, transfer.walletId))
    .where(and(eq(transfer.walletId, walletId), eq(transfer.id, serial)))
  if (!found) throw new AppError('NOT_FOUND', { message: `no transfer ${id}` })
  return found
}

/** Only what gives credits or charges them is ever undone, by a later movement of the same wallet. */
async function undoingOf(ctx: Ctx, { id, kind, walletId }: Stored): Promise<Stored[]> {
  if (kind !== 'grant' && kind !== 'capture') return []
  return selectTransfers(ctx, and(eq(transfer.walletId, walletId), gt(transfer.id, id), eq(transfer.reverses, id)))
}

async function grantFacts(ctx: Ctx, id: number): Promise<GrantFacts | null> {
  const { source, amount, remaining, reversed, expiresAt, expiredAt } = creditGrant
  const [facts] = await ctx.db
    .select({ source, amount, remaining, reversed, expiresAt, expiredAt })
    .from(creditGrant)
    .where(eq(creditGrant.id, id))
  return facts ?? null
}

const ADJUSTED = 'adjust:'

/** The idempotency key names what asked for the movement; what an admin gave has the key of their form. */
async function causeOf(ctx: Ctx, { idempotencyKey }: Stored): Promise<string | null> {
  const named = namedCause(idempotencyKey)
  if (named) return named
  if (!idempotencyKey.startsWith(ADJUSTED)) return null
  const [adjustment] = await ctx.db
    .select({ id: creditAdjustment.id })
    .from(creditAdjustment)
    .where(eq(creditAdjustment.idempotencyKey, idempotencyKey.slice(ADJUSTED.length)))
  return adjustment?.id ?? null
}
