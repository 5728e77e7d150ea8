import { creditPackage } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import type { CreditPackage } from '../contract'
import { askGateway, openGateways } from '../gateways'
import type { Gateway, GatewayProduct, ProductShelf } from '../gateways/gateway'

/** What has to be done at a gateway so that it sells a package at our price. */
export interface ProductChange {
  gateway: GatewayId
  package: CreditPackage
  /** `link`: a product of that name and price is there; `create`: none is. */
  action: 'create' | 'link'
  /** The product that is linked now, if any, and what is wrong with it. */
  was: { productId: string; why: 'missing' | 'archived' | 'other-price' } | null
  productId: string | null
}

type Row = typeof creditPackage.$inferSelect

/**
 * What differs between our packages and the products of the gateways that keep some: nothing is changed by looking.
 * Needs `admin.billing`. Throws GatewayError.
 */
export async function compareProducts(ctx: Ctx): Promise<ProductChange[]> {
  requirePermission(ctx, 'admin.billing')
  const packages = await ctx.db
    .select()
    .from(creditPackage)
    .where(eq(creditPackage.active, true))
    .orderBy(creditPackage.credits)
  const changes: ProductChange[] = []
  for (const gateway of openGateways(ctx)) {
    const { products } = gateway
    if (!products) continue
    const shelf = await askGateway((signal) => products.list(ctx, signal))
    const linked = new Set(packages.map((row) => row.gatewayProducts[gateway.id]))
    for (const row of packages) {
      const change = compareOne(gateway, row, shelf, linked)
      if (change) changes.push(change)
    }
  }
  return changes
}

function compareOne(
  { id: gateway }: Gateway,
  row: Row,
  shelf: GatewayProduct[],
  linked: Set<string | undefined>,
): ProductChange | null {
  const fits = (product: GatewayProduct) =>
    product.isActive && product.amountMinor === row.amountMinor && product.currency === row.currency
  const productId = row.gatewayProducts[gateway]
  const found = shelf.find(({ id }) => id === productId)
  if (found && fits(found)) return null
  const { id, credits, amountMinor, currency } = row
  const free = shelf.find((product) => fits(product) && !linked.has(product.id))
  const why = !found ? 'missing' : found.isActive ? 'other-price' : 'archived'
  return {
    gateway,
    package: { id, credits, amountMinor, currency },
    action: free ? 'link' : 'create',
    was: productId ? { productId, why } : null,
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

async function createOne(
  ctx: Ctx,
  products: ProductShelf,
  { package: { credits, amountMinor, currency } }: ProductChange,
) {
  const name = `${credits} credits`
  const asked = { name, description: `${name}, bought once.`, amountMinor, currency }
  const { id } = await askGateway((signal) => products.create(ctx, asked, signal))
  return id
}

function linkProduct(ctx: Ctx, { gateway, package: { id }, was }: ProductChange, productId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const link = JSON.stringify({ [gateway]: productId })
    await ctx.db
      .update(creditPackage)
      .set({ gatewayProducts: sql`${creditPackage.gatewayProducts} || ${link}::jsonb` })
      .where(eq(creditPackage.id, id))
    const before = { gateway, productId: was?.productId ?? null }
    await recordAudit(ctx, { action: 'package.linked', subject: id, before, after: { gateway, productId } })
  })
}
