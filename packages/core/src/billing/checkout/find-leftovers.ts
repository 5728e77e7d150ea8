import { checkoutSession, creditPackage, order, planProduct, subscription } from '@studiolo/db/schema/billing'
import { payableStates, type GatewayId } from '@studiolo/db/states/billing'
import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import { listPlans } from '../../plans'
import type { GatewayProduct, ProductShelf } from '../gateways/gateway'

/** A product that is active at a gateway and is not what we sell. */
export interface Leftover {
  gateway: GatewayId
  product: GatewayProduct
  /** The package or plan it was made for; null for one we know nothing of: of another shop perhaps. */
  soldFor: string | null
  /** `archive`: a sync does it; `by-hand`: only the gateway's own pages can; `in-use`: somebody may still need it, later. */
  fate: 'archive' | 'by-hand' | 'in-use'
}

interface AtGateway {
  products: ProductShelf
  shelf: readonly GatewayProduct[]
  /** The ids of those that are sold from now on. */
  staying: ReadonlySet<string | null>
}

/**
 * What is active at a gateway and not sold from now on. Only what this installation has sold itself is archived: the
 * account may be another one's too, with the same mark on its products.
 */
export async function findLeftovers(
  ctx: Ctx,
  gateway: GatewayId,
  { products, shelf, staying }: AtGateway,
): Promise<Leftover[]> {
  const left = shelf.filter(({ id, isActive }) => isActive && !staying.has(id))
  if (left.length === 0) return []
  const plans = await ctx.db.select().from(planProduct).where(eq(planProduct.gateway, gateway))
  const packages = await ctx.db.select().from(creditPackage)
  const needed = await neededPlans(ctx, gateway)
  return left.map((product): Leftover => {
    const ofPlan = plans.find(({ productId }) => productId === product.id)
    const ofPackage = packages.find(({ gatewayProducts }) => gatewayProducts[gateway]?.id === product.id)
    const soldFor = ofPlan?.planId ?? ofPackage?.id ?? null
    if (ofPlan && needed.ordered.has(ofPlan.planId)) return { gateway, product, soldFor, fate: 'in-use' }
    if (ofPlan?.isCurrent && needed.kept.has(ofPlan.planId)) return { gateway, product, soldFor, fate: 'in-use' }
    return { gateway, product, soldFor, fate: products.archive && soldFor !== null ? 'archive' : 'by-hand' }
  })
}

/** Plans somebody is about to pay for, and plans that are no longer sold while who has one may change back to it. */
async function neededPlans(ctx: Ctx, gateway: GatewayId): Promise<{ ordered: Set<string>; kept: Set<string> }> {
  const sessions = await ctx.db
    .select({ planId: order.planId })
    .from(checkoutSession)
    .innerJoin(order, eq(order.id, checkoutSession.orderId))
    .where(
      and(
        eq(checkoutSession.gateway, gateway),
        inArray(checkoutSession.state, [...payableStates]),
        gt(checkoutSession.expiresAt, ctx.clock.now()),
        isNotNull(order.planId),
      ),
    )
  const held = await ctx.db
    .select({ planId: subscription.planId })
    .from(subscription)
    .where(and(eq(subscription.gateway, gateway), isNull(subscription.endedAt)))
  const sold = new Set((await listPlans(ctx)).map(({ id }) => id))
  const idsOf = (rows: { planId: string | null }[]) => rows.flatMap(({ planId }) => planId ?? [])
  return { ordered: new Set(idsOf(sessions)), kept: new Set(idsOf(held).filter((id) => !sold.has(id))) }
}
