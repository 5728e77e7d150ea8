import { order } from '@studiolo/db/schema/billing'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { DecideRecoveryInput, RecoveryCase } from './contract'
import { caseOf } from './get-recovery'
import { giveBack, standingOf, type Standing } from './give-back'
import { findingOf, type StoredRecovery } from './recovery-row'
import { tellCreator } from './tell-creator'

/**
 * An admin gives back what waits for a decision, all of it or a part, or declines, with a reason that the creator reads.
 * Needs `admin.recovery` and a person. The same answer sent twice decides once. Throws FORBIDDEN for one's own request,
 * NOT_FOUND, CONFLICT when it was decided otherwise (`decided`) or nothing is owed for the order any more
 * (`nothing-owed`: its credits came meanwhile, or its money goes back), INVALID_INPUT with `{ left }` for more than can be given back.
 */
export async function decideRecovery(ctx: Ctx, input: DecideRecoveryInput): Promise<RecoveryCase> {
  const decidedBy = requireDecider(ctx)
  return inTransaction(ctx, async (ctx) => {
    const row = await lockRequest(ctx, input.id)
    if (row.userId === decidedBy)
      throw new AppError('FORBIDDEN', { message: 'decides about themselves', meta: { reason: 'own-request' } })
    if (isRepeat(row, decidedBy, input)) return caseOf(ctx, row)
    if (row.state !== 'waiting')
      throw new AppError('CONFLICT', { message: 'decided already', meta: { reason: 'decided', state: row.state } })

    const state = input.decision === 'grant' ? 'granted' : 'declined'
    const { finding, credits } =
      state === 'granted' ? await requireOwed(ctx, row, input) : { finding: findingOf(row), credits: 0 }
    const decided = await writeDecision(ctx, row.id, {
      state,
      finding,
      reason: input.reason,
      credits,
      decidedBy,
      decidedAt: ctx.clock.now(),
    })
    if (credits > 0) await giveBack(ctx, decided, credits)
    await recordAudit(ctx, {
      action: `recovery.${state}`,
      subject: decided.userId,
      after: { recovery: decided.id, finding, credits },
      reason: input.reason,
    })
    const shown = await caseOf(ctx, decided)
    await tellCreator(ctx, shown)
    return shown
  })
}

/** Neither the system nor a key decides: the creator is told that a person looked at it. */
function requireDecider(ctx: Ctx): Id<'usr'> {
  requirePermission(ctx, 'admin.recovery')
  const { actor } = ctx
  if (actor.kind !== 'user' || actor.apiKey) throw new AppError('FORBIDDEN', { message: 'only a person decides' })
  return actor.userId
}

/** Two who decide at once wait here for each other; the second finds it decided. */
async function lockRequest(ctx: TxCtx, id: Id<'rcv'>): Promise<StoredRecovery> {
  const [row] = await ctx.db.select().from(recoveryRequest).where(eq(recoveryRequest.id, id)).for('update')
  if (!row) throw new AppError('NOT_FOUND', { message: `no request ${id}` })
  return row
}

function isRepeat(row: StoredRecovery, decidedBy: Id<'usr'>, input: DecideRecoveryInput): boolean {
  const state = input.decision === 'grant' ? 'granted' : 'declined'
  const isSameAmount = input.decision === 'decline' || input.credits === undefined || input.credits === row.credits
  return row.state === state && row.decidedBy === decidedBy && row.reason === input.reason && isSameAmount
}

/** What is given, and for what: that tells later which money it stood in for. */
async function requireOwed(ctx: TxCtx, row: StoredRecovery, { credits }: DecideRecoveryInput): Promise<Standing> {
  // Money of this order is settled under this lock: before, and it counts, or after, and what is given here is taken back.
  if (row.orderId) await ctx.db.select({ id: order.id }).from(order).where(eq(order.id, row.orderId)).for('update')
  const { finding, credits: left } = await standingOf(ctx, row)
  if (left === 0 && row.orderId) {
    const message = 'the credits came meanwhile, or the money goes back'
    throw new AppError('CONFLICT', { message, meta: { reason: 'nothing-owed', finding } })
  }
  const asked = credits ?? left
  if (left === 0 || asked > left)
    throw new AppError('INVALID_INPUT', { message: 'more than is still charged', meta: { reason: 'too-much', left } })
  return { finding, credits: asked }
}

async function writeDecision(
  ctx: TxCtx,
  id: Id<'rcv'>,
  decision: Pick<StoredRecovery, 'state' | 'finding' | 'reason' | 'credits' | 'decidedBy' | 'decidedAt'>,
): Promise<StoredRecovery> {
  const [row] = await ctx.db.update(recoveryRequest).set(decision).where(eq(recoveryRequest.id, id)).returning()
  if (!row) throw new Error(`request ${id} went away under its lock`)
  return row
}
