import { getOrder, isSelling, listOrders, listPackages, startCheckout } from '@studiolo/core/billing'
import { checkoutInput, orderInput, ordersInput } from '@studiolo/core/billing/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const billing = {
  /** Can anything be bought here: is a payment service set up? */
  isSelling: procedure.query(({ ctx }) => isSelling(ctx)),
  /** Credits for sale, open to everybody. */
  packages: procedure.query(({ ctx }) => listPackages(ctx)),
  /** Makes the order and answers with the page to pay it on. */
  checkout: procedure.input(checkoutInput).mutation(({ ctx, input }) => startCheckout(ctx, input)),
  order: procedure.input(orderInput).query(({ ctx, input }) => getOrder(ctx, input.id)),
  /** The signed-in creator's purchases, the newest first. */
  orders: procedure.input(ordersInput).query(({ ctx, input }) => listOrders(ctx, input)),
} satisfies TRPCRouterRecord
