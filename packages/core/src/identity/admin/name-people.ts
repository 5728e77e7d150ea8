import { user } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { inArray } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { PersonName } from '../contract'

/** The names of these people, for a page of rows about something else; unknown ids are left out. Needs `admin.read`. */
export async function namePeople(ctx: Ctx, userIds: Id<'usr'>[]): Promise<PersonName[]> {
  requirePermission(ctx, 'admin.read')
  if (userIds.length === 0) return []
  return ctx.db.select({ id: user.id, email: user.email, name: user.name }).from(user).where(inArray(user.id, userIds))
}
