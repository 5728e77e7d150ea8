import { creditGrant, hold, transfer, wallet } from '@studiolo/db/schema/credits'
import { decodeSerial, encodeSerial, type SerialId } from '@studiolo/db/states/ids'
import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { HoldView } from './contract'
import { selectTransfers, toTransferRow } from './transfer-row'

/** A hold, from which grants it was taken, and every movement of it. Needs `admin.read`; NOT_FOUND. */
export async function traceHold(ctx: Ctx, { id }: { id: SerialId<'hld'> }): Promise<HoldView> {
  requirePermission(ctx, 'admin.read')
  const [found] = await ctx.db
    .select({ row: hold, userId: wallet.userId })
    .from(hold)
    .innerJoin(wallet, eq(wallet.id, hold.walletId))
    .where(eq(hold.id, decodeSerial('hld', id) ?? 0))
  if (!found) throw new AppError('NOT_FOUND', { message: `no hold ${id}` })
  const { row, userId } = found
  const [lots, movements] = await Promise.all([lotsOf(ctx, row), movementsOf(ctx, row)])
  const { state, amount, captured, released, reversed, createdAt } = row
  return { id, userId, state, amount, captured, released, reversed, createdAt, lots, movements }
}

type Hold = typeof hold.$inferSelect

async function lotsOf(ctx: Ctx, { lots, parts }: Hold): Promise<HoldView['lots']> {
  const grants = await ctx.db
    .select({ id: creditGrant.id, source: creditGrant.source })
    .from(creditGrant)
    .where(inArray(creditGrant.id, lots))
  return lots.flatMap((lot, index) => {
    const grant = grants.find(({ id }) => id === lot)
    return grant ? [{ id: encodeSerial('trf', lot), source: grant.source, amount: parts[index] ?? 0 }] : []
  })
}

/** Between the movement that made it and the one that settled it; only what was given back after a charge came later. */
async function movementsOf(ctx: Ctx, { id, walletId, settledBy, reversed }: Hold): Promise<HoldView['movements']> {
  const isOver = settledBy !== null && reversed === 0
  const rows = await selectTransfers(
    ctx,
    and(
      eq(transfer.walletId, walletId),
      eq(transfer.holdId, id),
      gte(transfer.id, id),
      isOver ? lte(transfer.id, settledBy) : undefined,
    ),
  )
  return rows.map(toTransferRow)
}
