import type { ProductChange, ProductComparison } from '@studiolo/core/billing'

type Leftover = ProductComparison['leftovers'][number]
interface Price {
  mode: ProductChange['sold']['mode']
  amountMinor: number
  currency: string
}

/** What differs, line by line, as somebody at a terminal reads it. */
export function linesOf({ changes, leftovers }: ProductComparison): string[] {
  const lines = [...changes.map(changeLine), ...leftovers.map(leftoverLine)]
  return lines.map(([gateway, what, words]) => `${gateway.padEnd(7)} ${what.padEnd(8)} ${words}`)
}

type Line = [gateway: string, what: string, words: string]

function changeLine({ gateway, sold, action, was, productId }: ProductChange): Line {
  const { mode } = sold
  const with_ = action === 'link' ? `with product ${productId}` : 'with a new product'
  const now = `${creditsOf(sold)} at ${priceOf(sold)}`
  if (!was) return [gateway, 'new', `${nameOf(sold)}: ${now}, ${with_}`]
  const before = `${creditsOf({ mode, ...was })} at ${priceOf({ mode, ...was })}`
  return [gateway, 'change', `${nameOf(sold)}: ${before} -> ${now}, ${with_} (${whyOf(was)})`]
}

function nameOf({ id, mode }: ProductChange['sold']): string {
  return `${mode === 'payment' ? 'package' : 'plan'} ${id}`
}

function creditsOf({ credits, mode }: { credits: number; mode: Price['mode'] }): string {
  return `${credits} credits${mode === 'subscription' ? ' a month' : ''}`
}

const whys = {
  missing: 'is not there any more',
  archived: 'cannot be sold any more',
  'other-price': 'is sold at another price',
  'other-credits': 'was made for other credits',
}

function whyOf({ productId, why }: NonNullable<ProductChange['was']>): string {
  return `${productId} ${whys[why]}`
}

function leftoverLine({ gateway, product, soldFor, fate }: Leftover): Line {
  const called = product.name ? ` “${product.name}”` : ''
  const what = `${product.id}${called} at ${priceOf(product)}, ${soldFor ? `made for ${soldFor}` : 'not known here'}`
  if (fate === 'archive') return [gateway, 'archive', `${what}: no longer for sale`]
  if (fate === 'in-use') return [gateway, 'keep', `${what}: somebody may still need it, a later sync archives it`]
  const unless = soldFor ? '' : ', unless something else sells with it'
  return [gateway, 'by hand', `${what}: archive it in the dashboard of ${gateway}${unless}`]
}

/** The smallest unit differs: a yen has no cents. */
function priceOf({ amountMinor, currency, mode }: Price): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const price = format.format(amountMinor / 10 ** digits)
  return mode === 'subscription' ? `${price} a month` : price
}
