import { planProduct } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { and, eq, ne } from 'drizzle-orm'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import type { Gateway } from '../gateways/gateway'

export type PlanProduct = typeof planProduct.$inferSelect

/** What is sold for a plan, month by month. */
export interface PlanTerms {
  planId: string
  monthlyCredits: number
  amountMinor: number
  currency: string
}

/**
 * The gateway's product that sells a plan at these terms: the one the last `sync` linked, or, where a gateway sells
 * without products, one of our own making. Null when there is none at these terms.
 */
export async function productOfPlan(ctx: Ctx, gateway: Gateway, terms: PlanTerms): Promise<string | null> {
  if (!gateway.products?.modes.includes('subscription')) {
    const { planId, monthlyCredits, amountMinor, currency } = terms
    const productId = `${planId}-${monthlyCredits}-${amountMinor}-${currency}`
    await inTransaction(ctx, (ctx) => linkPlan(ctx, gateway.id, productId, terms))
    return productId
  }
  const [current] = await ctx.db
    .select()
    .from(planProduct)
    .where(
      and(eq(planProduct.gateway, gateway.id), eq(planProduct.planId, terms.planId), eq(planProduct.isCurrent, true)),
    )
  return current && sameTerms(current, terms) ? current.productId : null
}

/** What a product sells, also one that is no longer sold; null for one that is not ours. */
export async function termsOfProduct(ctx: Ctx, gateway: GatewayId, productId: string): Promise<PlanProduct | null> {
  const [found] = await ctx.db
    .select()
    .from(planProduct)
    .where(and(eq(planProduct.gateway, gateway), eq(planProduct.productId, productId)))
  return found ?? null
}

/** From now on the plan is sold with this product; who has another keeps it. */
export async function linkPlan(ctx: TxCtx, gateway: GatewayId, productId: string, terms: PlanTerms): Promise<void> {
  const { planId, monthlyCredits, amountMinor, currency } = terms
  await ctx.db
    .update(planProduct)
    .set({ isCurrent: false })
    .where(
      and(
        eq(planProduct.gateway, gateway),
        eq(planProduct.planId, planId),
        eq(planProduct.isCurrent, true),
        ne(planProduct.productId, productId),
      ),
    )
  await ctx.db
    .insert(planProduct)
    .values({
      gateway,
      productId,
      planId,
      monthlyCredits,
      amountMinor,
      currency,
      isCurrent: true,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoUpdate({ target: [planProduct.gateway, planProduct.productId], set: { isCurrent: true } })
}

export function sameTerms(a: Omit<PlanTerms, 'planId'>, b: Omit<PlanTerms, 'planId'>): boolean {
  return a.monthlyCredits === b.monthlyCredits && a.amountMinor === b.amountMinor && a.currency === b.currency
}
