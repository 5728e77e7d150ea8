'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { shortId } from '../parts/id-text'
import { places } from '../parts/places'

/** The person's id in an actor's name; null for the system, a key, or nobody known. */
export function personOf(actor: string): string | null {
  return actor.startsWith('user:') ? actor.slice('user:'.length) : null
}

/** Who did it: a person by name, a key, the system, or somebody not signed in. */
export function ActorName({ actor, nameOf }: { actor: string; nameOf: (id: string) => string }) {
  const t = useTranslations('admin.audit')
  const person = personOf(actor)
  if (person) {
    return (
      <Link href={places.person(person)} className="hover:underline">
        {nameOf(person)}
      </Link>
    )
  }
  if (actor.startsWith('key:')) return t('byKey', { id: shortId(actor.slice('key:'.length)) })
  if (actor.startsWith('system:')) return t('bySystem', { name: actor.slice('system:'.length) })
  return t('byNobody')
}
