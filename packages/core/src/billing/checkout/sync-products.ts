import { creditPackage, planProduct } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { listPlans } from '../../plans'
import { askGateway, openGateways } from '../gateways'
import type { Gateway, GatewayProduct, ProductShelf, SessionOrder } from '../gateways/gateway'
import { linkPlan } from '../subscriptions/plan-products'

/** A package, or a plan by the month, as we want it sold. */
export interface Sold {
  mode: SessionOrder['mode']
  id: string
  credits: number
  amountMinor: number
  currency: string
}

/** What has to be done at a gateway so that it sells something at our price. */
export interface ProductChange {
  gateway: GatewayId
  sold: Sold
  /** `link`: a product of that kind and price is there; `create`: none is. */
  action: 'create' | 'link'
  /** The product that is linked now, if any, and what is wrong with it. */
  was: { productId: string; why: 'missing' | 'archived' | 'other-price' | 'other-credits' } | null
  productId: string | null
}

/** Something for sale with the product it is linked to at one gateway. */
interface Linked {
  sold: Sold
  productId: string | null
  /** The credits its product was made for, where a product keeps them. */
  linkedCredits: number
}

/**
 * What differs between our packages and plans and the products of the gateways that keep some: nothing is changed by
 * looking. Needs `admin.billing`. Throws GatewayError.
 */
export async function compareProducts(ctx: Ctx): Promise<ProductChange[]> {
  requirePermission(ctx, 'admin.billing')
  const changes: ProductChange[] = []
  for (const gateway of openGateways(ctx)) {
    const { products } = gateway
    if (!products) continue
    const shelf = await askGateway((signal) => products.list(ctx, signal))
    const { links, taken } = await readLinks(ctx, gateway.id)
    for (const link of links) {
      const change = products.modes.includes(link.sold.mode) && compareOne(gateway, link, shelf, taken)
      if (change) changes.push(change)
    }
  }
  return changes
}

/** All that is for sale, and the products that already mean something. */
async function readLinks(ctx: Ctx, gateway: GatewayId): Promise<{ links: Linked[]; taken: Set<string> }> {
  const packages = await ctx.db
    .select()
    .from(creditPackage)
    .where(eq(creditPackage.active, true))
    .orderBy(creditPackage.credits)
  const plans = (await listPlans(ctx)).filter(({ amountMinor }) => amountMinor > 0)
  const known = await ctx.db.select().from(planProduct).where(eq(planProduct.gateway, gateway))
  const links = [
    ...packages.map(({ id, credits, amountMinor, currency, gatewayProducts }): Linked => ({
      sold: { mode: 'payment', id, credits, amountMinor, currency },
      productId: gatewayProducts[gateway] ?? null,
      linkedCredits: credits,
    })),
    ...plans.map(({ id, monthlyCredits, amountMinor, currency }): Linked => {
      const current = known.find(({ planId, isCurrent }) => isCurrent && planId === id)
      return {
        sold: { mode: 'subscription', id, credits: monthlyCredits, amountMinor, currency },
        productId: current?.productId ?? null,
        linkedCredits: current?.monthlyCredits ?? monthlyCredits,
      }
    }),
  ]
  const taken = [...links.map(({ productId }) => productId), ...known.map(({ productId }) => productId)]
  return { links, taken: new Set(taken.filter((id) => id !== null)) }
}

function compareOne(
  { id: gateway }: Gateway,
  { sold, productId, linkedCredits }: Linked,
  shelf: GatewayProduct[],
  taken: Set<string>,
): ProductChange | null {
  const fits = (product: GatewayProduct) =>
    product.isActive &&
    product.mode === sold.mode &&
    product.amountMinor === sold.amountMinor &&
    product.currency === sold.currency
  const found = shelf.find(({ id }) => id === productId)
  if (found && fits(found) && linkedCredits === sold.credits) return null
  const free = shelf.find((product) => fits(product) && !taken.has(product.id))
  const why = !found ? 'missing' : !found.isActive ? 'archived' : fits(found) ? 'other-credits' : 'other-price'
  return {
    gateway,
    sold,
    action: free ? 'link' : 'create',
    was: productId === null ? null : { productId, why },
    productId: free?.id ?? null,
  }
}

/** Does what `compareProducts` told, one after another; what was done stays done when a later one fails. Audited. */
export async function syncProducts(ctx: Ctx, changes: readonly ProductChange[]): Promise<void> {
  requirePermission(ctx, 'admin.billing')
  for (const change of changes) {
    const products = openGateways(ctx).find(({ id }) => id === change.gateway)?.products
    if (products) await linkProduct(ctx, change, change.productId ?? (await createOne(ctx, products, change)))
  }
}

async function createOne(ctx: Ctx, products: ProductShelf, { sold }: ProductChange): Promise<string> {
  const { mode, id, credits, amountMinor, currency } = sold
  const words =
    mode === 'payment'
      ? { name: `${credits} credits`, description: `${credits} credits, bought once.` }
      : { name: `Plan ${id}`, description: `${credits} credits every month.` }
  const { id: productId } = await askGateway((signal) =>
    products.create(ctx, { ...words, mode, amountMinor, currency }, signal),
  )
  return productId
}

function linkProduct(ctx: Ctx, { gateway, sold, was }: ProductChange, productId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { mode, id, credits: monthlyCredits, amountMinor, currency } = sold
    if (mode === 'payment') await linkPackage(ctx, gateway, id, productId)
    else await linkPlan(ctx, gateway, productId, { planId: id, monthlyCredits, amountMinor, currency })
    const before = { gateway, productId: was?.productId ?? null }
    const action = mode === 'payment' ? 'package.linked' : 'plan.linked'
    await recordAudit(ctx, { action, subject: id, before, after: { gateway, productId } })
  })
}

async function linkPackage(ctx: TxCtx, gateway: GatewayId, id: string, productId: string): Promise<void> {
  const link = JSON.stringify({ [gateway]: productId })
  await ctx.db
    .update(creditPackage)
    .set({ gatewayProducts: sql`${creditPackage.gatewayProducts} || ${link}::jsonb` })
    .where(eq(creditPackage.id, id))
}
