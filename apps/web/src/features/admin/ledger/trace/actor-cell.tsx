'use client'

import { useTranslations } from 'next-intl'
import { ActorName } from '../../audit/actor-name'
import type { Trace } from './transfer-page'

/** What people and API keys are called. */
export interface Names {
  person: (id: string) => string
  apiKeys: Trace['apiKeys']
}

/** Who moved it: a person, one of their API keys by its name, or the system. */
export function ActorCell({ actor, names }: { actor: string; names: Names }) {
  const t = useTranslations('admin-trace')
  const key = names.apiKeys.find(({ id }) => actor === `key:${id}`)
  if (!key) return <ActorName actor={actor} nameOf={names.person} />
  return t(key.revokedAt ? 'keyRevoked' : 'key', { name: key.name })
}
