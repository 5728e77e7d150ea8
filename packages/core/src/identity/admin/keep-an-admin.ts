import { user } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'

/**
 * Before a person stops being an active admin: locks all of those, so that two cannot remove each other, and throws
 * CONFLICT when nobody else would be left. Nothing for a person who is none.
 */
export async function keepAnAdmin(ctx: TxCtx, userId: Id<'usr'>): Promise<void> {
  const admins = await ctx.db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.role, 'admin'), eq(user.state, 'active')))
    .orderBy(asc(user.id))
    .for('update')
  if (admins.length === 1 && admins[0]?.id === userId) {
    throw new AppError('CONFLICT', { message: 'the last admin stays', meta: { reason: 'last-admin' } })
  }
}
