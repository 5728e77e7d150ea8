import type { Id } from '@studiolo/db/states/ids'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'

/** The admin who acts. Neither the system nor a key adjusts: two who must agree are two people. Throws FORBIDDEN. */
export function requireAdminPerson(ctx: Ctx): Id<'usr'> {
  requirePermission(ctx, 'admin.credits.grant')
  const { actor } = ctx
  if (actor.kind !== 'user' || actor.apiKey) throw new AppError('FORBIDDEN', { message: 'only a person adjusts' })
  return actor.userId
}
