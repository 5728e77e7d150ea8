import Link from 'next/link'
import type { ReactNode } from 'react'
import { nameOfPerson, type NamedPerson } from './name-of-person'
import { places } from './places'

/** Leads to a person; called by their name. */
export function PersonLink({ userId, children }: { userId: string; children: ReactNode }) {
  return (
    <Link href={places.person(userId)} className="break-all underline underline-offset-2">
      {children}
    </Link>
  )
}

/** In a table, whose a row is: by name, and the way there. */
export function PersonCell({ userId, person }: { userId: string; person: NamedPerson | null }) {
  return (
    <Link href={places.person(userId)} className="hover:underline">
      {nameOfPerson(person, userId)}
    </Link>
  )
}
