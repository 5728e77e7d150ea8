import { reconciliation } from '@studiolo/db/schema/reconcile'
import { isPrefix, uuidToId } from '@studiolo/db/states/ids'
import { checkNames, type CheckName } from '@studiolo/db/states/reconcile'
import { desc, sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import { declareAlert, raiseAlert } from '../kernel/alerts'
import { inTransaction, type Ctx } from '../kernel/context'
import { checks } from './checks'
import type { CheckResult, Difference, Reconciliation } from './contract'

const SHOWN = 100

const booksDisagree = declareAlert<{ differences: number; checks: CheckName[] }>('reconcile.books-disagree', 'critical')

/**
 * Compares ledger, generations and payments in one snapshot, keeps what it found and raises an alert when anything
 * disagrees. It changes nothing else: a difference is for people to understand.
 */
export async function runReconciliation(ctx: Ctx): Promise<Reconciliation> {
  const startedAt = ctx.clock.now()
  const results = await ctx.db.transaction(
    async (tx) => {
      const found: CheckResult[] = []
      for (const check of checkNames) found.push(await runCheck({ ...ctx, db: tx }, check))
      return found
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  const differences = results.reduce((sum, result) => sum + result.differences, 0)
  const run = { startedAt, finishedAt: ctx.clock.now(), differences, checks: results }
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(reconciliation).values(run)
    if (differences === 0) return
    const broken = results.filter((result) => result.differences > 0).map(({ check }) => check)
    await raiseAlert(ctx, booksDisagree, broken.join(','), { differences, checks: broken })
  })
  return run
}

/** The same, asked for by a person. Needs `admin.read`. */
export async function checkBooks(ctx: Ctx): Promise<Reconciliation> {
  requirePermission(ctx, 'admin.read')
  return runReconciliation(ctx)
}

async function runCheck(ctx: Ctx, check: CheckName): Promise<CheckResult> {
  const rows = await ctx.db.execute<{ subject: string; expected: string; found: string; total: string }>(
    sql`select *, count(*) over () as total from (${checks[check]}) differing order by subject limit ${SHOWN}`,
  )
  const first = rows.map(({ subject, expected, found }): Difference => ({
    subject: publicForm(subject),
    expected,
    found,
  }))
  return { check, differences: Number(rows[0]?.total ?? 0), first }
}

/** `gen:<uuid>` as `gen_…`, whatever follows it; anything else as it is. */
function publicForm(subject: string): string {
  return subject.replace(/^([a-z]+):([0-9a-f-]{36})/, (whole, prefix: string, uuid: string) =>
    isPrefix(prefix) ? uuidToId(prefix, uuid) : whole,
  )
}

/** The latest runs, newest first. Needs `admin.read`. */
export async function listReconciliations(ctx: Ctx, limit = 30): Promise<(Reconciliation & { id: number })[]> {
  requirePermission(ctx, 'admin.read')
  return ctx.db.select().from(reconciliation).orderBy(desc(reconciliation.id)).limit(limit)
}
