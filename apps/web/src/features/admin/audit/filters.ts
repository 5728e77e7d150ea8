import type { ListAuditInput } from '@studiolo/core/audit/contract'
import { idOf, oneOf, words, type FiltersOf } from '../address/address-filters'

/** The first words of actions, each a kind of thing that is done. */
export const actionGroups = [
  'user.',
  'user.signed',
  'credits.',
  'code.',
  'payment.',
  'package.',
  'plan.',
  'product.',
  'subscription.',
  'top-up.',
  'price.',
  'webhook.',
  'generation.',
  'recovery.',
  'spend-limit.',
  'job.',
  'api-key.',
  'door.',
  'session.',
  'asset.',
  'access.',
] as const

export const auditFilters = { about: words(200), action: oneOf(actionGroups), open: idOf('aud') }

/** What the server is asked for; page and browser ask alike and share one answer. */
export function auditInput({ open: _, ...filters }: FiltersOf<typeof auditFilters>): Partial<ListAuditInput> {
  return { limit: 50, ...filters }
}
