import { user } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import type { Ctx, TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'

/** A person as stored; never leaves the server. */
export type UserRecord = typeof user.$inferSelect

/** A person by id, in any state; null for an unknown id. */
export async function findUser(ctx: Ctx, userId: Id<'usr'>): Promise<UserRecord | null> {
  const [found] = await ctx.db.select().from(user).where(eq(user.id, userId))
  return found ?? null
}

/** By the stored form of the address (lower case). */
export async function findUserByEmail(ctx: Ctx, email: string): Promise<UserRecord | null> {
  const [found] = await ctx.db.select().from(user).where(eq(user.email, email))
  return found ?? null
}

/** The same with the row locked until the transaction ends. */
export async function lockUserByEmail(ctx: TxCtx, email: string): Promise<UserRecord | null> {
  const [found] = await ctx.db.select().from(user).where(eq(user.email, email)).for('update')
  return found ?? null
}

/** The person with the row locked until the transaction ends; NOT_FOUND when there is none or it was deleted. */
export async function lockUser(ctx: TxCtx, userId: Id<'usr'>): Promise<UserRecord> {
  const [found] = await ctx.db.select().from(user).where(eq(user.id, userId)).for('update')
  if (!found || found.state === 'deleted') throw new AppError('NOT_FOUND', { message: `no user ${userId}` })
  return found
}
