import { creditPackage } from '@studiolo/db/schema/billing'
import { asc, eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import type { CreditPackage, PackageInput } from '../contract'

const shown = {
  id: creditPackage.id,
  credits: creditPackage.credits,
  amountMinor: creditPackage.amountMinor,
  currency: creditPackage.currency,
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
 * Makes a package or changes one; orders that were made keep what they were made with. Needs `admin.billing`; audited
 * with the values before and after.
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
      .returning(shown)
    if (!saved) throw new Error('a row that was written is not there')
    const words = before && { credits: before.credits, amountMinor: before.amountMinor, active: before.active }
    await recordAudit(ctx, { action: 'package.saved', subject: input.id, before: words, after: { ...input } })
    return saved
  })
}
