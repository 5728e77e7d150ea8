import { creditPackage, type PackageProduct } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { askGateway, findGateway } from '../gateways'
import type { ProductShelf } from '../gateways/gateway'
import { linkPlan } from '../subscriptions/plan-products'
import type { ProductChange, ProductComparison } from './compare-products'
import type { Leftover } from './find-leftovers'
import { productWords } from './product-words'

/**
 * Does what `compareProducts` told, one after another; what was done stays done when a later one fails. What is new is
 * sold before what it replaces is archived. Audited. Needs `admin.billing`. Throws GatewayError.
 */
export async function syncProducts(ctx: Ctx, { changes, leftovers }: ProductComparison): Promise<void> {
  requirePermission(ctx, 'admin.billing')
  for (const change of changes) {
    const products = findGateway(ctx, change.gateway)?.products
    if (products) await linkProduct(ctx, change, change.productId ?? (await createOne(ctx, products, change)))
  }
  for (const leftover of leftovers) if (leftover.fate === 'archive') await archiveOne(ctx, leftover)
}

async function createOne(ctx: Ctx, products: ProductShelf, { sold }: ProductChange): Promise<string> {
  const { mode, amountMinor, currency } = sold
  const wanted = { ...productWords(sold), mode, amountMinor, currency }
  return (await askGateway((signal) => products.create(ctx, wanted, signal))).id
}

function linkProduct(ctx: Ctx, { gateway, sold, was }: ProductChange, productId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { mode, id, credits, amountMinor, currency } = sold
    if (mode === 'payment') await linkPackage(ctx, gateway, id, { id: productId, credits, amountMinor, currency })
    else await linkPlan(ctx, gateway, productId, { planId: id, monthlyCredits: credits, amountMinor, currency })
    const before = { gateway, productId: was?.productId ?? null }
    const action = mode === 'payment' ? 'package.linked' : 'plan.linked'
    await recordAudit(ctx, { action, subject: id, before, after: { gateway, productId } })
  })
}

async function linkPackage(ctx: TxCtx, gateway: GatewayId, id: string, product: PackageProduct): Promise<void> {
  const link = JSON.stringify({ [gateway]: product })
  await ctx.db
    .update(creditPackage)
    .set({ gatewayProducts: sql`${creditPackage.gatewayProducts} || ${link}::jsonb` })
    .where(eq(creditPackage.id, id))
}

async function archiveOne(ctx: Ctx, { gateway, product, soldFor }: Leftover): Promise<void> {
  const products = findGateway(ctx, gateway)?.products
  if (!products?.archive) return
  await askGateway(async (signal) => products.archive?.(ctx, product.id, signal))
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, {
      action: 'product.archived',
      subject: soldFor ?? product.id,
      before: { gateway, productId: product.id },
    }),
  )
}
