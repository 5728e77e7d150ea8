import { creditPackage, planProduct } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { asc, eq } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { listPlans } from '../../plans'
import { askGateway, openGateways } from '../gateways'
import type { GatewayProduct, ProductShelf, SessionOrder } from '../gateways/gateway'
import { findLeftovers, type Leftover } from './find-leftovers'
import { isCalledForOthers } from './product-words'

/** What a product is sold with. Amounts in minor units of the currency. */
export interface ProductTerms {
  credits: number
  amountMinor: number
  currency: string
}

/** A package, or a plan by the month, as we want it sold. */
export interface Sold extends ProductTerms {
  mode: SessionOrder['mode']
  id: string
  /** What it is called in English; null for no name but its id. */
  name: string | null
}

/** What has to be done at a gateway so that it sells something at our price. */
export interface ProductChange {
  gateway: GatewayId
  sold: Sold
  /** `link`: a product of that kind and price is there; `create`: none is. */
  action: 'create' | 'link'
  /** The product that is linked now, if any, what it is sold with there, and what is wrong with it. */
  was: (ProductTerms & { productId: string; why: 'missing' | 'archived' | 'other-price' | 'other-credits' }) | null
  productId: string | null
}

/** What differs at the gateways that keep products of their own. */
export interface ProductComparison {
  changes: ProductChange[]
  /** What is active there and would sell nothing of ours once the changes are made. */
  leftovers: Leftover[]
}

/** Something for sale with the product it is linked to at one gateway, and what that was made for. */
export interface Linked {
  sold: Sold
  product: (ProductTerms & { id: string }) | null
}

/**
 * What differs between our packages and plans and the products of the gateways that keep some: nothing is changed by
 * looking. Needs `admin.billing`. Throws GatewayError.
 */
export async function compareProducts(ctx: Ctx): Promise<ProductComparison> {
  requirePermission(ctx, 'admin.billing')
  const all: ProductComparison = { changes: [], leftovers: [] }
  for (const { id: gateway, products } of openGateways(ctx)) {
    if (!products) continue
    const { changes, leftovers } = await compareAt(ctx, gateway, products)
    all.changes.push(...changes)
    all.leftovers.push(...leftovers)
  }
  return all
}

async function compareAt(ctx: Ctx, gateway: GatewayId, products: ProductShelf): Promise<ProductComparison> {
  const shelf = await askGateway((signal) => products.list(ctx, signal))
  const links = (await readLinks(ctx, gateway)).filter(({ sold }) => products.modes.includes(sold.mode))
  const taken = await takenProducts(ctx, gateway, links)
  const compared = links.map((link) => ({ link, change: compareOne(gateway, link, shelf, taken) }))
  const staying = compared.map(({ link, change }) => (change ? change.productId : (link.product?.id ?? null)))
  return {
    changes: compared.flatMap(({ change }) => change ?? []),
    leftovers: await findLeftovers(ctx, gateway, { products, shelf, staying: new Set(staying) }),
  }
}

/** All that is for sale. */
async function readLinks(ctx: Ctx, gateway: GatewayId): Promise<Linked[]> {
  const packages = await ctx.db
    .select()
    .from(creditPackage)
    .where(eq(creditPackage.active, true))
    .orderBy(asc(creditPackage.credits))
  const plans = (await listPlans(ctx)).filter(({ amountMinor }) => amountMinor > 0)
  const known = await ctx.db.select().from(planProduct).where(eq(planProduct.gateway, gateway))
  return [
    ...packages.map(({ id, names, credits, amountMinor, currency, gatewayProducts }): Linked => ({
      sold: { mode: 'payment', id, name: names?.en || null, credits, amountMinor, currency },
      product: gatewayProducts[gateway] ?? null,
    })),
    ...plans.map(({ id, names, monthlyCredits, amountMinor, currency }): Linked => {
      const current = known.find(({ planId, isCurrent }) => isCurrent && planId === id)
      return {
        sold: { mode: 'subscription', id, name: names?.en || null, credits: monthlyCredits, amountMinor, currency },
        product: current ? { ...current, id: current.productId, credits: current.monthlyCredits } : null,
      }
    }),
  ]
}

/** The products that mean something already. */
async function takenProducts(ctx: Ctx, gateway: GatewayId, links: readonly Linked[]): Promise<Set<string>> {
  const plans = await ctx.db
    .select({ id: planProduct.productId })
    .from(planProduct)
    .where(eq(planProduct.gateway, gateway))
  return new Set([...plans, ...links.flatMap(({ product }) => product ?? [])].map(({ id }) => id))
}

function compareOne(
  gateway: GatewayId,
  { sold, product }: Linked,
  shelf: readonly GatewayProduct[],
  taken: ReadonlySet<string>,
): ProductChange | null {
  const fits = (one: GatewayProduct) => one.isActive && one.mode === sold.mode && isSamePrice(one, sold)
  const found = shelf.find(({ id }) => id === product?.id)
  const isGood = found !== undefined && fits(found)
  if (product && isGood && isSamePrice(product, sold) && product.credits === sold.credits) return null
  // Somebody gave the package's product our price at the gateway: it is the one again.
  const again = isGood && sold.mode === 'payment' && product?.credits === sold.credits ? found : undefined
  const free = again ?? shelf.find((one) => fits(one) && !taken.has(one.id) && !isCalledForOthers(one, sold))
  return {
    gateway,
    sold,
    action: free ? 'link' : 'create',
    was: product && { ...termsOf({ ...product, ...found }), productId: product.id, why: whyNot(found, product, sold) },
    productId: free?.id ?? null,
  }
}

type Why = NonNullable<ProductChange['was']>['why']

function whyNot(found: GatewayProduct | undefined, product: ProductTerms, sold: Sold): Why {
  if (!found) return 'missing'
  if (!found.isActive) return 'archived'
  return isSamePrice(found, sold) && isSamePrice(product, sold) ? 'other-credits' : 'other-price'
}

type Price = Pick<ProductTerms, 'amountMinor' | 'currency'>

function isSamePrice(a: Price, b: Price): boolean {
  return a.amountMinor === b.amountMinor && a.currency === b.currency
}

function termsOf({ credits, amountMinor, currency }: ProductTerms): ProductTerms {
  return { credits, amountMinor, currency }
}
