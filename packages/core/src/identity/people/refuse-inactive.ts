import type { Id } from '@studiolo/db/states/ids'
import type { TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { findUser } from './find-user'

/**
 * Throws SUSPENDED for a suspended person, UNAUTHENTICATED for a deleted one. Asked after a row that refers to the person
 * was written in the same transaction, it is the last word: suspending and deleting wait for that row, and find it.
 */
export async function refuseInactive(ctx: TxCtx, userId: Id<'usr'>): Promise<void> {
  const person = await findUser(ctx, userId)
  if (person?.state === 'suspended') throw new AppError('SUSPENDED')
  if (person?.state !== 'active') throw new AppError('UNAUTHENTICATED')
}
