import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { RecoveryCase } from './contract'
import { standingOf } from './give-back'
import { evidenceOf, rowsForAdmins, type StoredRecovery } from './recovery-row'

/** A disputed charge with the evidence as it stood when it was asked. Needs `admin.read`; NOT_FOUND. */
export async function getRecovery(ctx: Ctx, { id }: { id: Id<'rcv'> }): Promise<RecoveryCase> {
  requirePermission(ctx, 'admin.read')
  const [row] = await ctx.db.select().from(recoveryRequest).where(eq(recoveryRequest.id, id))
  if (!row) throw new AppError('NOT_FOUND', { message: `no request ${id}` })
  return caseOf(ctx, row)
}

/** The row as an admin decides it. Trusts its caller: checks no permission. */
export async function caseOf(ctx: Ctx, row: StoredRecovery): Promise<RecoveryCase> {
  const [view] = await rowsForAdmins(ctx, [row])
  if (!view) throw new Error(`${row.id} cannot be shown`)
  const { credits: returnableCredits } = await standingOf(ctx, row)
  return { ...view, evidence: evidenceOf(row), returnableCredits }
}
