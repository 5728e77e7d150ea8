import { creditAdjustment } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { inTransaction, sqlStateOf, type Ctx, type TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { AdjustInput, AdjustmentView, Balance } from '../contract'
import { getBalance } from '../get-balance'
import { toView, type AdjustmentRow } from './adjustment-row'
import { bookAdjustment } from './book-adjustment'
import { adjustmentConfig } from './config'
import { requireAdminPerson } from './require-admin-person'

const FOREIGN_KEY_VIOLATION = '23503'

export interface Adjusted {
  adjustment: AdjustmentView
  /** After it was booked; while it waits, as it is. */
  balance: Balance
}

/**
 * Gives credits to anybody or, below zero, takes them, with a reason that stands in the audit log (the ledger keeps no
 * words about persons). Up to ADJUSTMENT_LIMIT it is booked at once; above, it waits for a second admin and moves
 * nothing. What is taken is available and was not paid for. Needs `admin.credits.grant` and a person. A repeat of the key
 * answers the same adjustment with today's balance. Throws NOT_FOUND for an unknown user, IDEMPOTENCY_CONFLICT for the
 * same key with other content, INVALID_INPUT with `{ available }` for more than can be taken.
 */
export async function adjustCredits(ctx: Ctx, input: AdjustInput): Promise<Adjusted> {
  const askedBy = requireAdminPerson(ctx)
  return inTransaction(ctx, async (ctx) => {
    const row = await insertAdjustment(ctx, askedBy, input)
    if (!row) return repeatAdjustment(ctx, askedBy, input)
    if (row.state === 'booked') return { adjustment: toView(row), balance: await bookAdjustment(ctx, row) }
    const { id, userId, amount, reason } = row
    await recordAudit(ctx, {
      action: 'credits.adjustment-asked',
      subject: userId,
      after: { adjustment: id, amount },
      reason,
    })
    return { adjustment: toView(row), balance: await getBalance(ctx, userId) }
  })
}

/** Nothing when the key was used before. */
async function insertAdjustment(
  ctx: TxCtx,
  askedBy: Id<'usr'>,
  input: AdjustInput,
): Promise<AdjustmentRow | undefined> {
  const state = Math.abs(input.amount) > ctx.config(adjustmentConfig).limit ? 'waiting' : 'booked'
  const values = { ...input, id: ctx.ids.next('adj'), state, askedBy, createdAt: ctx.clock.now() } as const
  const [row] = await ctx.db
    .insert(creditAdjustment)
    .values(values)
    .onConflictDoNothing({ target: creditAdjustment.idempotencyKey })
    .returning()
    .catch((error: unknown) => {
      if (sqlStateOf(error) !== FOREIGN_KEY_VIOLATION) throw error
      throw new AppError('NOT_FOUND', { message: 'no such user', cause: error })
    })
  return row
}

async function repeatAdjustment(ctx: TxCtx, askedBy: Id<'usr'>, input: AdjustInput): Promise<Adjusted> {
  const { userId, amount, reason, idempotencyKey } = input
  const [row] = await ctx.db.select().from(creditAdjustment).where(eq(creditAdjustment.idempotencyKey, idempotencyKey))
  const isSame = row?.userId === userId && row.amount === amount && row.reason === reason && row.askedBy === askedBy
  if (!row || !isSame) throw new AppError('IDEMPOTENCY_CONFLICT', { meta: { idempotencyKey } })
  return { adjustment: toView(row), balance: await getBalance(ctx, userId) }
}
