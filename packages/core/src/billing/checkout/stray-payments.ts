import { dispute, payment, refund } from '@studiolo/db/schema/billing'
import type { RefundState } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import type { StrayPayment } from '../contract'
import { refundedMinor } from '../payments/refunded-minor'

/** Money that came for these orders and brought nothing, by order, the oldest first. */
export async function strayPayments(
  ctx: Ctx,
  orderIds: readonly Id<'ord'>[],
): Promise<Map<Id<'ord'> | null, StrayPayment[]>> {
  const rows = await ctx.db
    .select({ payment, refundedMinor })
    .from(payment)
    .where(
      and(
        inArray(payment.orderId, [...orderIds]),
        inArray(payment.state, ['unmatched', 'duplicate']),
        isNotNull(payment.paidAt),
        gt(payment.amountMinor, 0),
      ),
    )
    .orderBy(asc(payment.paidAt), asc(payment.id))
  const ids = rows.map(({ payment }) => payment.id)
  const [refunds, lost] = await Promise.all([
    ctx.db.select().from(refund).where(inArray(refund.paymentId, ids)),
    ctx.db
      .select()
      .from(dispute)
      .where(and(inArray(dispute.paymentId, ids), eq(dispute.state, 'lost'))),
  ])
  const strays = rows.flatMap(({ payment: { state, amountMinor, currency, paidAt, ...money }, refundedMinor }) => {
    if ((state !== 'unmatched' && state !== 'duplicate') || !amountMinor || !currency || !paidAt) return []
    const mine = (part: { paymentId: Id<'pay'> }) => part.paymentId === money.id
    const lostMinor = lost.filter(mine).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const fate = fateOf({
      kind: state,
      amountMinor,
      backMinor: refundedMinor + lostMinor,
      refunds: refunds.filter(mine).map(({ state }) => state),
      isRefused: money.refundRefusal !== null,
    })
    const { id, orderId } = money
    return [{ orderId, stray: { id, kind: state, amountMinor, currency, paidAt, refundedMinor, fate } }]
  })
  const byOrder = Map.groupBy(strays, ({ orderId }) => orderId)
  return new Map([...byOrder].map(([orderId, found]) => [orderId, found.map(({ stray }) => stray)]))
}

/** What is known of the way back. */
interface WayBack {
  kind: StrayPayment['kind']
  amountMinor: number
  /** On its way counts as well. */
  backMinor: number
  refunds: RefundState[]
  /** The gateway has refused to send it back. */
  isRefused: boolean
}

function fateOf({ kind, amountMinor, backMinor, refunds, isRefused }: WayBack): StrayPayment['fate'] {
  if (refunds.includes('pending')) return 'leaving'
  if (backMinor >= amountMinor) return 'gone'
  if (isRefused || refunds.includes('failed')) return 'stuck'
  // A second payment is sent back without anybody asking.
  return kind === 'duplicate' ? 'leaving' : 'kept'
}
