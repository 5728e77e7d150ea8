import type { Id } from '@studiolo/db/states/ids'
import type { Role } from '@studiolo/db/states/user'
import type { ApiScope } from '@studiolo/db/states/api-key'
import { AppError } from './errors'

/** Who acts: a person (in the browser or through an API key), the system itself, or nobody known. */
export type Actor =
  | {
      kind: 'user'
      userId: Id<'usr'>
      role: Role
      sessionId?: Id<'ses'>
      apiKey?: { id: Id<'key'>; scopes: ApiScope[] }
    }
  | { kind: 'system'; name: string }
  | { kind: 'anonymous' }

const everyone: Role[] = ['user', 'support', 'admin']
const staff: Role[] = ['support', 'admin']
const admins: Role[] = ['admin']

/** The one permission table: which roles may do what, and the scope an API key needs for it (none: no key may). */
export const permissions = {
  'generation.start': { roles: everyone, scope: 'generations:write' },
  'generation.cancel': { roles: everyone, scope: 'generations:write' },
  'generation.read': { roles: everyone, scope: 'generations:read' },
  'asset.read': { roles: everyone, scope: 'generations:read' },
  'asset.change': { roles: everyone, scope: null },
  'credits.read': { roles: everyone, scope: 'credits:read' },
  'billing.buy': { roles: everyone, scope: null },
  'billing.read': { roles: everyone, scope: null },
  'recovery.ask': { roles: everyone, scope: null },
  'spend-limit.manage': { roles: everyone, scope: null },
  'identity.self': { roles: everyone, scope: null },
  'api-key.manage': { roles: everyone, scope: null },
  'admin.read': { roles: staff, scope: null },
  'admin.generation': { roles: staff, scope: null },
  'admin.user.suspend': { roles: admins, scope: null },
  'admin.user.role': { roles: admins, scope: null },
  'admin.credits.grant': { roles: admins, scope: null },
  'admin.credits.limit': { roles: admins, scope: null },
  'admin.recovery': { roles: admins, scope: null },
  'admin.pricing': { roles: admins, scope: null },
  'admin.billing': { roles: admins, scope: null },
  'admin.audit.read': { roles: admins, scope: null },
} as const satisfies Record<string, { roles: Role[]; scope: ApiScope | null }>

export type Permission = keyof typeof permissions

export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'anonymous') return false
  const { roles, scope } = permissions[permission]
  if (!(roles as Role[]).includes(actor.role)) return false
  return !actor.apiKey || (scope !== null && actor.apiKey.scopes.includes(scope))
}

/** Throws UNAUTHENTICATED for nobody and FORBIDDEN for a person whose role or key does not allow it. */
export function requirePermission(ctx: { actor: Actor }, permission: Permission): void {
  if (ctx.actor.kind === 'anonymous') throw new AppError('UNAUTHENTICATED')
  if (!isAllowed(ctx.actor, permission))
    throw new AppError('FORBIDDEN', { message: `not allowed: ${permission}`, meta: { permission } })
}

/** The signed-in person's id; UNAUTHENTICATED when there is none. */
export function requireUser(ctx: { actor: Actor }): Id<'usr'> {
  if (ctx.actor.kind !== 'user') throw new AppError('UNAUTHENTICATED')
  return ctx.actor.userId
}

/** A short name of the actor for logs, audit rows and transfers: `user:usr_…`, `key:key_…`, `system:sweep`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'anonymous') return 'anonymous'
  if (actor.kind === 'system') return `system:${actor.name}`
  return actor.apiKey ? `key:${actor.apiKey.id}` : `user:${actor.userId}`
}
