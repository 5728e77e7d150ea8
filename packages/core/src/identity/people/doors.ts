import { identityLink } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq } from 'drizzle-orm'
import type { Ctx, TxCtx } from '../../kernel/context'

/** A person's place at an outside identity provider. */
export interface Door {
  provider: string
  /** The provider's own, stable id of the person. */
  subject: string
}

/** Whose door it is; null for an unknown one. */
export async function findDoorOwner(ctx: Ctx, { provider, subject }: Door): Promise<Id<'usr'> | null> {
  const [link] = await ctx.db
    .select({ userId: identityLink.userId })
    .from(identityLink)
    .where(and(eq(identityLink.provider, provider), eq(identityLink.subject, subject)))
  return link?.userId ?? null
}

/** A person's doors, the oldest first. */
export async function listDoors(ctx: Ctx, userId: Id<'usr'>): Promise<Door[]> {
  return ctx.db
    .select({ provider: identityLink.provider, subject: identityLink.subject })
    .from(identityLink)
    .where(eq(identityLink.userId, userId))
    .orderBy(asc(identityLink.createdAt), asc(identityLink.provider))
}

/** Links a door that nobody has; the caller holds its lock. */
export async function linkDoor(ctx: TxCtx, userId: Id<'usr'>, { provider, subject }: Door): Promise<void> {
  await ctx.db.insert(identityLink).values({ provider, subject, userId, createdAt: ctx.clock.now() })
}
