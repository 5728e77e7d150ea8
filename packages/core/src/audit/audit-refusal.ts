import type { Ctx } from '../kernel/context'
import { errorKinds, type AppError } from '../kernel/errors'
import { writeAudit } from './record-audit'

/** Called by the doors after the rollback: writes a row for the kinds of refusal that the error table wants audited. */
export async function auditRefusal(ctx: Ctx, source: string, error: AppError, address?: string): Promise<void> {
  if (!errorKinds[error.kind].audit) return
  await writeAudit(ctx, { action: 'access.refused', subject: source, after: { kind: error.kind }, address })
}
