import type { Id } from '@studiolo/db/states/ids'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'

/** May the actor see this creator's credits: one's own with `credits.read`, another's with `admin.read`? Throws FORBIDDEN. */
export function requireStatementOf(ctx: Ctx, userId: Id<'usr'>): void {
  const own = ctx.actor.kind === 'user' && ctx.actor.userId === userId
  requirePermission(ctx, own ? 'credits.read' : 'admin.read')
}
