import { compareProducts, syncProducts, type ProductChange } from '@studiolo/core/billing'
import { withContext } from './instance/context'
import { openInstanceDatabase } from './instance/database'
import { readSettings } from './instance/settings'
import { CommandError, runCommand } from './run-command'

const USAGE = `Usage: npm run products            shows what differs between what is for sale and the gateways' products
       npm run products -- sync    makes the gateways' products so`

await runCommand(async ([verb]) => {
  if (verb !== undefined && verb !== 'sync') throw new CommandError(USAGE)
  const settings = await readSettings()
  const database = await openInstanceDatabase(settings)
  try {
    await withContext(settings, database.url, async (ctx) => {
      const changes = await compareProducts(ctx)
      for (const change of changes) process.stdout.write(`${wordsOf(change)}\n`)
      if (changes.length === 0)
        return void process.stdout.write('Every package and plan is for sale as it should be.\n')
      if (verb !== 'sync') return void process.stdout.write('Nothing was changed. npm run products -- sync does it.\n')
      await syncProducts(ctx, changes)
      process.stdout.write('Done.\n')
    })
  } finally {
    await database.stop()
  }
})

function wordsOf({ gateway, sold, action, was, productId }: ProductChange): string {
  const price = `${(sold.amountMinor / 100).toFixed(2)} ${sold.currency}`
  const before = was ? `${was.productId} (${was.why})` : 'nothing'
  const after = action === 'link' ? `product ${productId}` : 'a new product'
  const often = sold.mode === 'subscription' ? ' a month' : ''
  return `${gateway}: ${sold.id}, ${sold.credits} credits${often} at ${price}: ${before} -> ${after}`
}
