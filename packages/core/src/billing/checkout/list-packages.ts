import { creditPackage } from '@studiolo/db/schema/billing'
import { asc, eq, isNotNull } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import type { Names } from '../../plans/contract'
import type { CreditPackage, PackageInput } from '../contract'

const shown = {
  id: creditPackage.id,
  credits: creditPackage.credits,
  amountMinor: creditPackage.amountMinor,
  currency: creditPackage.currency,
  names: creditPackage.names,
}

/** What is for sale, from small to large. Open to everybody. */
export async function listPackages(ctx: Ctx): Promise<CreditPackage[]> {
  return ctx.db
    .select(shown)
    .from(creditPackage)
    .where(eq(creditPackage.active, true))
    .orderBy(asc(creditPackage.credits))
}

/** The same with what is no longer sold. Needs `admin.read`. */
export async function listAllPackages(ctx: Ctx): Promise<(CreditPackage & { active: boolean; updatedAt: Date })[]> {
  requirePermission(ctx, 'admin.read')
  return ctx.db
    .select({ ...shown, active: creditPackage.active, updatedAt: creditPackage.updatedAt })
    .from(creditPackage)
    .orderBy(asc(creditPackage.credits))
}

/**
 * Makes a package or changes one; orders that were made keep what they were made with, names that are left out stay. A
 * gateway that sells products of its own sells it at another price only after the next sync. Needs `admin.billing`;
 * audited with the values before and after.
 */
export async function savePackage(ctx: Ctx, input: PackageInput): Promise<CreditPackage> {
  requirePermission(ctx, 'admin.billing')
  return inTransaction(ctx, async (ctx) => {
    const [before] = await ctx.db.select().from(creditPackage).where(eq(creditPackage.id, input.id)).for('update')
    const values = { ...input, updatedAt: ctx.clock.now() }
    const [saved] = await ctx.db
      .insert(creditPackage)
      .values(values)
      .onConflictDoUpdate({ target: creditPackage.id, set: values })
      .returning({ ...shown, active: creditPackage.active })
    if (!saved) throw new Error('a row that was written is not there')
    await recordAudit(ctx, {
      action: 'package.saved',
      subject: input.id,
      before: before && facts(before),
      after: facts(saved),
    })
    return saved
  })
}

/** What the audit keeps. */
function facts({ credits, amountMinor, currency, names, active }: CreditPackage & { active: boolean }) {
  return { credits, amountMinor, currency, names, active }
}

/** The names of packages that have some, also of those that are not sold any more, by id. Open to everybody. */
export async function listPackageNames(ctx: Ctx): Promise<Record<string, Names>> {
  const { id, names } = creditPackage
  const rows = await ctx.db.select({ id, names }).from(creditPackage).where(isNotNull(names))
  return Object.fromEntries(rows.flatMap(({ id, names }) => (names ? [[id, names]] : [])))
}
