import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { requirePermission, requireUser } from '../kernel/actor'
import { raiseAlert } from '../kernel/alerts'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { returnToken, takeToken } from '../rate-limit'
import { faultLikely, faultProven } from './alerts'
import type { AskRecoveryInput, RecoveryEvidence, RecoveryView } from './contract'
import { decideByEvidence, type RecoveryDecision } from './decide'
import { findingRow } from './findings/contract'
import { findCharge, requireDisputable } from './find-charge'
import { gatherEvidence } from './gather-evidence'
import { giveBack } from './give-back'
import { mayAskAgain, rowsForAdmins, viewRecoveries, type StoredRecovery } from './recovery-row'
import { tellCreator } from './tell-creator'

/**
 * Disputes a charge of one's own: the evidence decides at once where it can, else it waits for an admin. Once for each
 * charge: a repeat answers the request there is, but one whose facts may have changed (`mayAskAgain`) is looked at anew.
 * Throws NOT_FOUND for a stranger's, CONFLICT `still-running`, INVALID_INPUT `too-old` after 30 days, RATE_LIMITED.
 */
export async function askRecovery(ctx: Ctx, input: AskRecoveryInput): Promise<RecoveryView> {
  requirePermission(ctx, 'recovery.ask')
  const userId = requireUser(ctx)
  const charge = await findCharge(ctx, userId, input)
  const before = await findRequest(ctx, input)
  if (before && !mayAskAgain(before)) return viewOne(ctx, before)
  requireDisputable(ctx, charge)
  await takeToken(ctx, 'recovery', userId)

  const evidence = await gatherEvidence(ctx, charge, { askedBefore: before !== null })
  const decision = decideByEvidence(input.claim, evidence)
  const row = await inTransaction(ctx, (ctx) => keepAndSettle(ctx, { userId, input, before, evidence, decision }))
  // Somebody was faster with the same: a double click must not count twice.
  if (!row) await returnToken(ctx, 'recovery', userId)
  return viewOne(ctx, row ?? (await findAgain(ctx, input)))
}

interface Asked {
  userId: Id<'usr'>
  input: AskRecoveryInput
  before: StoredRecovery | null
  evidence: RecoveryEvidence
  decision: RecoveryDecision
}

/** Of many who ask at once about one charge, one gets through; nothing for the others. */
async function keepAndSettle(ctx: TxCtx, asked: Asked): Promise<StoredRecovery | null> {
  const row = await (asked.before ? replaceAnswer(ctx, asked.before, asked) : insertRequest(ctx, asked))
  if (!row) return null
  const { id, claim, state, userId, credits } = row
  const { finding } = asked.decision
  if (asked.before?.finding === finding) return row

  const subject = row.generationId ?? row.orderId
  await recordAudit(ctx, { action: 'recovery.asked', subject: userId, after: { recovery: id, claim, about: subject } })
  // The evidence speaks, not the creator: they must not stand in the books as who gave it back.
  const bySystem: TxCtx = { ...ctx, actor: { kind: 'system', name: 'recovery' } }
  if (state === 'granted') await giveBack(bySystem, row, credits)
  if (state !== 'waiting') {
    const after = { recovery: id, finding, credits }
    await recordAudit(bySystem, { action: `recovery.${state}`, subject: userId, after })
  }
  await raiseIfFault(ctx, row, asked.decision)
  const [view] = await rowsForAdmins(ctx, [row])
  if (view) await tellCreator(ctx, view)
  return row
}

/** Nothing when the charge is disputed already. */
async function insertRequest(ctx: TxCtx, asked: Asked): Promise<StoredRecovery | undefined> {
  const { userId, input } = asked
  const { claim, generationId, orderId, note } = input
  const [row] = await ctx.db
    .insert(recoveryRequest)
    .values({
      id: ctx.ids.next('rcv'),
      userId,
      claim,
      generationId,
      orderId,
      note,
      ...answerOf(ctx, asked),
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning()
  return row
}

/** Nothing when somebody else has replaced it meanwhile. */
async function replaceAnswer(ctx: TxCtx, { id }: StoredRecovery, asked: Asked): Promise<StoredRecovery | undefined> {
  const [locked] = await ctx.db.select().from(recoveryRequest).where(eq(recoveryRequest.id, id)).for('update')
  if (!locked || !mayAskAgain(locked)) return undefined
  const { claim, note } = asked.input
  const [row] = await ctx.db
    .update(recoveryRequest)
    .set({ claim, note, ...answerOf(ctx, asked) })
    .where(eq(recoveryRequest.id, id))
    .returning()
  return row
}

function answerOf(ctx: TxCtx, { evidence, decision: { outcome, finding, credits } }: Asked) {
  const decidedAt = outcome === 'waiting' ? null : ctx.clock.now()
  return { evidence: { ...evidence }, finding, state: outcome, credits, decidedAt }
}

async function raiseIfFault(ctx: TxCtx, { id, claim }: StoredRecovery, { finding }: RecoveryDecision): Promise<void> {
  const { alert } = findingRow(finding)
  if (!alert) return
  const token = alert === 'critical' ? faultProven : faultLikely
  await raiseAlert(ctx, token, finding, { recoveryId: id, claim, finding })
}

async function findRequest(ctx: Ctx, { generationId, orderId }: AskRecoveryInput): Promise<StoredRecovery | null> {
  const about = generationId
    ? eq(recoveryRequest.generationId, generationId)
    : orderId && eq(recoveryRequest.orderId, orderId)
  const [row] = await ctx.db.select().from(recoveryRequest).where(about)
  return row ?? null
}

async function findAgain(ctx: Ctx, input: AskRecoveryInput): Promise<StoredRecovery> {
  const row = await findRequest(ctx, input)
  if (!row) throw new Error('a request that is in the way is not there')
  return row
}

async function viewOne(ctx: Ctx, row: StoredRecovery): Promise<RecoveryView> {
  const [view] = await viewRecoveries(ctx, [row])
  if (!view) throw new Error(`${row.id} cannot be shown`)
  return view
}
