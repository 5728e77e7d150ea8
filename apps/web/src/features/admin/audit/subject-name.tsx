'use client'

import Link from 'next/link'
import { shortId } from '../parts/id-text'
import { placeOf } from '../parts/places'

/** To whom or what it was done: a person by name, else the shortened id; a link where there is a page for it. */
export function SubjectName({ subject, nameOf }: { subject: string; nameOf: (id: string) => string }) {
  const href = placeOf(subject)
  const isPerson = subject.startsWith('usr_')
  const text = isPerson ? nameOf(subject) : /_/.test(subject) ? shortId(subject) : subject
  const look = isPerson ? undefined : 'font-mono text-xs'
  if (!href) return <span className={look}>{text}</span>
  return (
    <Link href={href} className={`hover:underline ${look ?? ''}`}>
      {text}
    </Link>
  )
}
