import { tracePayments } from '@studiolo/core/billing'
import { getTransfer, traceHold } from '@studiolo/core/credits'
import { transferById, type HoldView, type TransferView } from '@studiolo/core/credits/contract'
import { generationsOfHolds, getGenerationForAdmin } from '@studiolo/core/generation'
import { nameApiKeys } from '@studiolo/core/identity'
import { requirePermission } from '@studiolo/core/kernel/actor'
import { AppError } from '@studiolo/core/kernel/errors'
import { decodeSerial, encodeSerial, isId, type SerialId } from '@studiolo/db/states/ids'
import type { TRPCRouterRecord } from '@trpc/server'
import { z } from 'zod'
import type { ApiContext } from '../../context'
import { procedure } from '../../trpc'

/** An id somebody pasted. */
const pasted = z.object({ id: z.string().trim().min(1).max(100) })

/** Follows credits from a movement to its hold, its generation and the attempts, or to the payment it came from. */
export const ledger = {
  /** One movement with all that belongs to it. */
  trace: procedure.input(transferById).query(async ({ ctx, input }) => {
    const transfer = await getTransfer(ctx, input)
    const { holdId } = transfer
    const [hold, generation, payments] = await Promise.all([
      holdId && traceHold(ctx, { id: holdId }),
      holdId && generationOf(ctx, holdId),
      paymentOf(ctx, transfer),
    ])
    const apiKeys = await nameApiKeys(ctx, keysAmong(transfer, hold))
    return { transfer, hold, generation, payment: payments?.[0] ?? null, apiKeys }
  }),
  /**
   * Where in the ledger an id leads: `transferId` for one of a movement, a hold, a generation, and of a payment or an
   * order that gave credits; `userId` for a person's. NOT_FOUND for any other.
   */
  find: procedure.input(pasted).query(({ ctx, input }) => findPlace(ctx, input.id)),
} satisfies TRPCRouterRecord

async function generationOf(ctx: ApiContext, holdId: SerialId<'hld'>) {
  const found = (await generationsOfHolds(ctx, [holdId])).get(holdId)
  return found ? getGenerationForAdmin(ctx, { id: found.id }) : null
}

/** The payment a movement of credits followed from. */
async function paymentOf(ctx: ApiContext, { causeId }: TransferView) {
  return causeId && isId('pay', causeId) ? tracePayments(ctx, { id: causeId }) : null
}

/** The API keys that moved something of it. */
function keysAmong(transfer: TransferView, hold: HoldView | null) {
  const actors = [transfer, ...transfer.alongside, ...transfer.reversedBy, ...(hold?.movements ?? [])]
  const ids = actors.map(({ actor }) => actor.replace(/^key:/, ''))
  return [...new Set(ids)].filter((id) => isId('key', id))
}

async function findPlace(ctx: ApiContext, id: string): Promise<{ transferId: string } | { userId: string }> {
  requirePermission(ctx, 'admin.read')
  if (isId('usr', id)) return { userId: id }
  if (isId('gen', id)) return ofHold((await getGenerationForAdmin(ctx, { id })).holdId)
  if (decodeSerial('trf', id) !== null) return { transferId: id }
  if (decodeSerial('hld', id) !== null) return ofHold(id)
  const payments = isId('pay', id)
    ? await tracePayments(ctx, { id })
    : isId('ord', id)
      ? await tracePayments(ctx, { orderId: id })
      : []
  const [grant] = payments.flatMap(({ grants }) => grants)
  if (!grant) throw new AppError('NOT_FOUND', { message: `nothing of the ledger is called ${id}` })
  return { transferId: grant.id }
}

/** A hold has the number of the movement that made it. */
function ofHold(holdId: string): { transferId: string } {
  return { transferId: encodeSerial('trf', decodeSerial('hld', holdId) ?? 0) }
}
