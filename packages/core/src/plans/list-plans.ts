import { plan } from '@studiolo/db/schema/plans'
import { asc, eq, getTableColumns, isNotNull } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { Names, PlanRow, PlanView } from './contract'

const { active, updatedAt, ...shown } = getTableColumns(plan)

/** The columns of a PlanView. */
export const planColumns = shown

/** What can be had, from small to large, `free` first. Open to everybody. */
export async function listPlans(ctx: Ctx): Promise<PlanView[]> {
  return ctx.db.select(shown).from(plan).where(eq(active, true)).orderBy(asc(plan.rank), asc(plan.id))
}

/** The same with what nobody can newly subscribe to. Needs `admin.read`. */
export async function listAllPlans(ctx: Ctx): Promise<PlanRow[]> {
  requirePermission(ctx, 'admin.read')
  return ctx.db
    .select({ ...shown, active, updatedAt })
    .from(plan)
    .orderBy(asc(plan.rank), asc(plan.id))
}

/** The names of plans that have some, also of those that are not sold any more, by id. Open to everybody. */
export async function listPlanNames(ctx: Ctx): Promise<Record<string, Names>> {
  const { id, names } = plan
  const rows = await ctx.db.select({ id, names }).from(plan).where(isNotNull(names))
  return Object.fromEntries(rows.flatMap(({ id, names }) => (names ? [[id, names]] : [])))
}
