import { ordersOfPayments } from '@studiolo/core/billing'
import type { CsvLine } from '@studiolo/core/credits'
import type { StatementLine } from '@studiolo/core/credits/contract'
import { generationIdsOfHolds } from '@studiolo/core/generation'
import { isId, type Id } from '@studiolo/db/states/ids'
import type { ApiContext } from './context'

/** Lines of a statement, each with the id of what its credits were for: the generation, or the order they came from. */
export async function withReferences(ctx: ApiContext, lines: StatementLine[]): Promise<CsvLine[]> {
  const holdIds = new Set(lines.map(({ holdId }) => holdId).filter((holdId) => holdId !== null))
  const [generations, orders] = await Promise.all([generationIdsOfHolds(ctx, [...holdIds]), ordersOf(ctx, lines)])
  return lines.map((line) => {
    const generation = line.holdId === null ? undefined : generations.get(line.holdId)
    return { ...line, reference: generation ?? orders(line) }
  })
}

/** The order whose money brought a movement's credits or took them; null for any other movement. */
export async function ordersOf(ctx: ApiContext, lines: StatementLine[]) {
  const orders = await ordersOfPayments(
    ctx,
    [...new Set(lines.map(paymentOf))].filter((id) => id !== null),
  )
  return (line: StatementLine): Id<'ord'> | null => {
    const id = paymentOf(line)
    return id && (orders.get(id) ?? null)
  }
}

function paymentOf({ causeId }: StatementLine): Id<'pay'> | null {
  return causeId !== null && isId('pay', causeId) ? causeId : null
}
