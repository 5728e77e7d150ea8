import { compareProducts, syncProducts } from '@studiolo/core/billing'
import type { Ctx } from '@studiolo/core/kernel/context'
import { linesOf } from './lines-of-products'

/** Shows what differs at the gateways; `sync` makes it so after showing it. Each line goes to `write`. Throws GatewayError. */
export async function runProducts(ctx: Ctx, verb: 'show' | 'sync', write: (line: string) => void): Promise<void> {
  const comparison = await compareProducts(ctx)
  const { changes, leftovers } = comparison
  for (const line of linesOf(comparison)) write(line)
  if (changes.length === 0) write('Every package and plan is for sale as it should be.')
  const isToDo = changes.length > 0 || leftovers.some(({ fate }) => fate === 'archive')
  if (!isToDo) return
  if (verb === 'show') return write('Nothing was changed. npm run products -- sync does it.')
  await syncProducts(ctx, comparison)
  write('Done.')
}
