import {
  closeDispute,
  listAllOrders,
  listAllPackages,
  listPayments,
  listSubscriptions,
  refundPayment,
  replayWebhook,
  savePackage,
} from '@studiolo/core/billing'
import {
  allOrdersInput,
  closeDisputeInput,
  packageInput,
  paymentsInput,
  refundInput,
  subscriptionsInput,
} from '@studiolo/core/billing/contract'
import { listInbound, readInbound } from '@studiolo/core/inbox'
import { inboundById, inboundInput } from '@studiolo/core/inbox/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'
import { withPerson } from './with-person'

export const billing = {
  /** A page of orders, paid or not, each with whose it is. */
  orders: procedure.input(allOrdersInput).query(async ({ ctx, input }) => {
    const { orders, nextCursor } = await listAllOrders(ctx, input)
    return { rows: await withPerson(ctx, orders), nextCursor }
  }),
  /** A page of payments, each with who paid. */
  payments: procedure.input(paymentsInput).query(async ({ ctx, input }) => {
    const { payments, nextCursor } = await listPayments(ctx, input)
    return { rows: await withPerson(ctx, payments), nextCursor }
  }),
  /** A page of subscriptions, each with whose it is. */
  subscriptions: procedure.input(subscriptionsInput).query(async ({ ctx, input }) => {
    const { subscriptions, nextCursor } = await listSubscriptions(ctx, input)
    return { rows: await withPerson(ctx, subscriptions), nextCursor }
  }),
  /** How a dispute ended, where its gateway does not tell. */
  closeDispute: procedure.input(closeDisputeInput).mutation(({ ctx, input }) => closeDispute(ctx, input)),
  refund: procedure.input(refundInput).mutation(({ ctx, input }) => refundPayment(ctx, input)),
  /** Every package, also those no longer for sale. */
  packages: procedure.query(({ ctx }) => listAllPackages(ctx)),
  savePackage: procedure.input(packageInput).mutation(({ ctx, input }) => savePackage(ctx, input)),
  inbound: procedure.input(inboundInput).query(async ({ ctx, input }) => {
    const { events, nextCursor } = await listInbound(ctx, input)
    return { rows: events, nextCursor }
  }),
  inboundEvent: procedure.input(inboundById).query(({ ctx, input }) => readInbound(ctx, input.id)),
  replay: procedure.input(inboundById).mutation(({ ctx, input }) => replayWebhook(ctx, input.id)),
} satisfies TRPCRouterRecord
