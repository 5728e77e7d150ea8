import type { Id } from '@studiolo/db/states/ids'
import type { Role } from '@studiolo/db/states/user'
import type { TxCtx } from '../../kernel/context'

/** The same context with the person as the actor: for what they do before a session says who they are. */
export function actingAs(ctx: TxCtx, person: { id: Id<'usr'>; role: Role }): TxCtx {
  return { ...ctx, actor: { kind: 'user', userId: person.id, role: person.role } }
}
