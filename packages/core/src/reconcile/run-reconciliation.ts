import type { Tx } from '@studiolo/db'
import { reconciliation } from '@studiolo/db/schema/reconcile'
import { checkNames, type CheckName } from '@studiolo/db/states/reconcile'
import { sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import { declareAlert, raiseAlert } from '../kernel/alerts'
import { inTransaction, type Ctx } from '../kernel/context'
import { checks } from './checks'
import { publicForm } from './checks/public-ids'
import { MOST_KEPT, type CheckResult, type Difference, type Reconciliation } from './contract'

/** How many are read at once: however many there are, they never lie in memory as a whole. */
const PAGE = 1000

const booksDisagree = declareAlert<{ differences: number; checks: CheckName[] }>('reconcile.books-disagree', 'critical')

/** Hears what a check found: how many differ in all, and every difference in pages; one empty page where none does. */
export type Listener = (page: { check: CheckName; differences: number; page: Difference[] }) => Promise<void> | void

/**
 * Compares ledger, generations and payments in one snapshot, keeps what it found (of each check the first `MOST_KEPT`) and
 * raises an alert when anything disagrees. It changes nothing else: a difference is for people to understand. `listen`
 * hears every difference while the snapshot is open.
 */
export async function runReconciliation(ctx: Ctx, listen: Listener = () => {}): Promise<Reconciliation> {
  const startedAt = ctx.clock.now()
  const results = await ctx.db.transaction(
    async (tx) => {
      const found: CheckResult[] = []
      for (const check of checkNames) found.push(await runCheck(tx, check, listen))
      return found
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  const differences = results.reduce((sum, result) => sum + result.differences, 0)
  const run = { startedAt, finishedAt: ctx.clock.now(), differences, checks: results }
  return inTransaction(ctx, async (ctx) => {
    const [kept] = await ctx.db.insert(reconciliation).values(run).returning({ id: reconciliation.id })
    if (!kept) throw new Error('a row that was written is not there')
    if (differences > 0) {
      const broken = results.filter((result) => result.differences > 0).map(({ check }) => check)
      await raiseAlert(ctx, booksDisagree, broken.join(','), { differences, checks: broken })
    }
    return { ...run, ...kept }
  })
}

/** The same, asked for by a person. Needs `admin.read`. */
export async function checkBooks(ctx: Ctx): Promise<Reconciliation> {
  requirePermission(ctx, 'admin.read')
  return runReconciliation(ctx)
}

async function runCheck(tx: Tx, check: CheckName, listen: Listener): Promise<CheckResult> {
  const result: CheckResult = { check, differences: 0, first: [] }
  for await (const { differences, page } of readPages(tx, check)) {
    await listen({ check, differences, page })
    result.differences = differences
    result.first.push(...page.slice(0, MOST_KEPT - result.first.length))
  }
  if (result.differences === 0) await listen({ check, differences: 0, page: [] })
  return result
}

/** A row of a check. */
type Found = { subject: string; expected: string; found: string; total: string }

/** What a check finds, a page at a time, each with how many there are in all. */
async function* readPages(tx: Tx, check: CheckName) {
  await tx.execute(
    sql`declare differing cursor for select *, count(*) over () as total from (${checks[check]}) found order by subject`,
  )
  for (;;) {
    const rows = await tx.execute<Found>(sql`fetch ${sql.raw(String(PAGE))} from differing`)
    if (rows[0]) yield { differences: Number(rows[0].total), page: rows.map(toDifference) }
    if (rows.length < PAGE) break
  }
  await tx.execute(sql`close differing`)
}

function toDifference({ subject, expected, found }: Found): Difference {
  return { subject: publicForm(subject), expected: publicForm(expected), found: publicForm(found) }
}
