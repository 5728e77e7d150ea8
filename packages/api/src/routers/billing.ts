import {
  cancelSubscription,
  changePlan,
  changeTopUp,
  getOrder,
  getSubscription,
  getTopUp,
  isSelling,
  listBillingHistory,
  listPackageNames,
  listPackages,
  listUnpaidOrders,
  offersTopUp,
  openPortal,
  previewPlanChange,
  readReceipt,
  resumeSubscription,
  startCheckout,
  startSubscription,
  stopTopUp,
} from '@studiolo/core/billing'
import {
  changeTopUpInput,
  checkoutInput,
  invoicesInput,
  orderInput,
  previewPlanInput,
  receiptInput,
  subscribeInput,
  unpaidOrdersInput,
} from '@studiolo/core/billing/contract'
import { listPlanNames } from '@studiolo/core/plans'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const billing = {
  /** Can anything be bought here: is a payment service set up? */
  isSelling: procedure.query(({ ctx }) => isSelling(ctx)),
  /** Credits for sale, open to everybody. */
  packages: procedure.query(({ ctx }) => listPackages(ctx)),
  /** The names an admin has given to packages and plans, also to those no longer for sale; open to everybody. */
  names: procedure.query(async ({ ctx }) => ({
    packages: await listPackageNames(ctx),
    plans: await listPlanNames(ctx),
  })),
  /** Makes the order and answers with the page to pay it on. */
  checkout: procedure.input(checkoutInput).mutation(({ ctx, input }) => startCheckout(ctx, input)),
  order: procedure.input(orderInput).query(({ ctx, input }) => getOrder(ctx, input.id)),
  /** The signed-in creator's orders of the last 30 days that were not paid, the newest first. */
  unpaidOrders: procedure.input(unpaidOrdersInput).query(({ ctx, input }) => listUnpaidOrders(ctx, input)),
  /** All that was paid, for packages and plans. */
  history: procedure.input(invoicesInput).query(({ ctx, input }) => listBillingHistory(ctx, input)),
  /** One payment as a receipt, on paper. */
  receipt: procedure.input(receiptInput).query(({ ctx, input }) => readReceipt(ctx, input.id)),
  /** The signed-in creator's subscription; null for none. */
  subscription: procedure.query(({ ctx }) => getSubscription(ctx)),
  /** Makes the order of a plan's first month and answers with the page to pay it on. */
  subscribe: procedure.input(subscribeInput).mutation(({ ctx, input }) => startSubscription(ctx, input)),
  previewPlan: procedure.input(previewPlanInput).query(({ ctx, input }) => previewPlanChange(ctx, input.planId)),
  changePlan: procedure.input(subscribeInput).mutation(({ ctx, input }) => changePlan(ctx, input)),
  cancelSubscription: procedure.mutation(({ ctx }) => cancelSubscription(ctx)),
  resumeSubscription: procedure.mutation(({ ctx }) => resumeSubscription(ctx)),
  /** Answers with the gateway's own page for cards, invoices and addresses. */
  openPortal: procedure.mutation(({ ctx }) => openPortal(ctx)),
  /** The automatic top-up: can it be had here, and what does the signed-in creator have of it? */
  topUp: procedure.query(async ({ ctx }) => ({ isOffered: offersTopUp(ctx), mine: await getTopUp(ctx) })),
  changeTopUp: procedure.input(changeTopUpInput).mutation(({ ctx, input }) => changeTopUp(ctx, input)),
  stopTopUp: procedure.mutation(({ ctx }) => stopTopUp(ctx)),
} satisfies TRPCRouterRecord
