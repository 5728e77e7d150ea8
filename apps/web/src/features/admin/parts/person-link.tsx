import Link from 'next/link'
import type { ReactNode } from 'react'
import { places } from './places'

/** Leads to a person; called by their name. */
export function PersonLink({ userId, children }: { userId: string; children: ReactNode }) {
  return (
    <Link href={places.person(userId)} className="break-all underline underline-offset-2">
      {children}
    </Link>
  )
}
