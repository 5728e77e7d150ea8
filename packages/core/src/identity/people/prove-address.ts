import { oneTimeToken, user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import type { TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { actingAs } from './acting-as'
import { dropSessions } from './drop-sessions'
import { lockUserByEmail, type UserRecord } from './find-user'

/** Marks the address of a person as proven by themselves; what they set up before stays. */
export async function markProven(ctx: TxCtx, person: UserRecord): Promise<UserRecord> {
  if (person.emailVerifiedAt) return person
  await auditProof(ctx, person, 'registration')
  return change(ctx, person, { emailVerifiedAt: ctx.clock.now() })
}

/**
 * An address that somebody registered without proving it was proven through another door: whoever proved it owns the
 * row, and nothing its first maker could still know opens it.
 */
export async function takeOver(ctx: TxCtx, person: UserRecord, name: string): Promise<UserRecord> {
  await dropSessions(ctx, person.id)
  await ctx.db.delete(oneTimeToken).where(eq(oneTimeToken.userId, person.id))
  await auditProof(ctx, person, 'another-door')
  return change(ctx, person, { emailVerifiedAt: ctx.clock.now(), passwordHash: null, name })
}

/**
 * Gives a person without an address one they have just proven; the caller holds its lock. A registration of it that was
 * never proven gives way. CONFLICT when it is somebody else's.
 */
export async function adoptAddress(ctx: TxCtx, person: UserRecord, email: string): Promise<UserRecord> {
  const owner = await lockUserByEmail(ctx, email)
  if (owner?.emailVerifiedAt || (owner && owner.role !== 'user')) {
    throw new AppError('CONFLICT', { message: 'the address is taken', meta: { reason: 'address-taken' } })
  }
  if (owner) {
    await dropSessions(ctx, owner.id)
    await ctx.db.delete(oneTimeToken).where(eq(oneTimeToken.userId, owner.id))
    await ctx.db.delete(user).where(eq(user.id, owner.id))
  }
  return change(ctx, person, { email, emailVerifiedAt: ctx.clock.now() })
}

async function change(ctx: TxCtx, person: UserRecord, values: Partial<UserRecord>): Promise<UserRecord> {
  await ctx.db.update(user).set(values).where(eq(user.id, person.id))
  return { ...person, ...values }
}

async function auditProof(ctx: TxCtx, person: UserRecord, by: 'registration' | 'another-door'): Promise<void> {
  await recordAudit(actingAs(ctx, person), { action: 'user.address-proven', subject: person.id, after: { by } })
}
