import { plan } from '@studiolo/db/schema/plans'
import { FREE_PLAN } from '@studiolo/db/states/plans'
import { recordAudit } from '../audit'
import { requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { PlanInput, PlanRow } from './contract'

/** As the gateways have it: below this, a card cannot be charged. */
const LEAST_AMOUNT_MINOR = 50

interface Issue {
  field: keyof PlanInput
  code: string
  message: string
}

/**
 * Makes a plan or changes one. Limits and concurrency count at once for everybody who has it; what a month costs and
 * brings, for who subscribes from now on; names and features that are left out stay as they are. Needs `admin.billing`;
 * audited with the values before and after. Throws INVALID_INPUT, `issues` naming the field and what to do: `free` costs
 * and brings nothing, stands first and stays active; every other plan has a price and a rank of its own.
 */
export async function savePlan(ctx: Ctx, input: PlanInput): Promise<PlanRow> {
  requirePermission(ctx, 'admin.billing')
  return inTransaction(ctx, async (ctx) => {
    const all = await ctx.db.select().from(plan).orderBy(plan.id).for('update')
    const others = all.filter(({ id }) => id !== input.id)
    const issues = input.id === FREE_PLAN ? issuesOfFree(input, others) : issuesOfPaid(input, others)
    if (issues.length > 0)
      throw new AppError('INVALID_INPUT', {
        message: issues.map(({ message }) => message).join('; '),
        meta: { issues },
      })
    const values = { ...input, updatedAt: ctx.clock.now() }
    const [saved] = await ctx.db
      .insert(plan)
      .values(values)
      .onConflictDoUpdate({ target: plan.id, set: values })
      .returning()
    if (!saved) throw new Error('a row that was written is not there')
    const before = all.find(({ id }) => id === input.id)
    await recordAudit(ctx, {
      action: 'plan.saved',
      subject: input.id,
      before: before && facts(before),
      after: facts(saved),
    })
    return saved
  })
}

function issuesOfFree({ amountMinor, monthlyCredits, active, rank }: PlanInput, others: PlanInput[]): Issue[] {
  const issues: Issue[] = []
  if (amountMinor > 0)
    issues.push(issue('amountMinor', 'free-priced', 'the free plan costs nothing: make another plan'))
  if (monthlyCredits > 0)
    issues.push(issue('monthlyCredits', 'free-credits', 'the free plan brings no credits: nobody pays for its months'))
  if (!active) issues.push(issue('active', 'free-inactive', 'the free plan is what everybody falls back to: keep it'))
  if (others.some((other) => other.rank <= rank))
    issues.push(issue('rank', 'free-first', 'the free plan stands below all others: choose a lower rank'))
  return issues
}

function issuesOfPaid({ amountMinor, rank }: PlanInput, others: PlanInput[]): Issue[] {
  const issues: Issue[] = []
  if (amountMinor < LEAST_AMOUNT_MINOR)
    issues.push(issue('amountMinor', 'no-price', `a month costs at least ${LEAST_AMOUNT_MINOR} minor units`))
  const same = others.find((other) => other.rank === rank)
  if (same) issues.push(issue('rank', 'rank-taken', `${same.id} has rank ${rank}: choose another`))
  const free = others.find(({ id }) => id === FREE_PLAN)
  if (free && free.rank > rank) issues.push(issue('rank', 'below-free', `a paid plan stands above rank ${free.rank}`))
  return issues
}

function issue(field: Issue['field'], code: string, message: string): Issue {
  return { field, code, message }
}

/** What the audit keeps. */
function facts({ id: _id, updatedAt: _updatedAt, ...facts }: PlanRow) {
  return facts
}
