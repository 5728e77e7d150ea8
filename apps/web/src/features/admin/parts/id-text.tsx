'use client'

import { CopyButton } from '@studiolo/ui/copy-button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'

const HEAD = 8
const TAIL = 6

/** `gen_01kb…9f3x2q`: enough to recognise an id by. */
export function shortId(id: string): string {
  return id.length <= HEAD + TAIL + 1 ? id : `${id.slice(0, HEAD)}…${id.slice(-TAIL)}`
}

/** An id in full, ready to be copied; with `href` the way to what it names. */
export function IdText({ id, href }: { id: string; href?: string }) {
  const shell = useTranslations('shell')
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      {href ? (
        <Link href={href} className="min-w-0 font-mono text-xs break-all underline underline-offset-4">
          {id}
        </Link>
      ) : (
        <span className="min-w-0 font-mono text-xs break-all">{id}</span>
      )}
      {/* Taller than a line: drawn in, so that facts beside each other stand on one. */}
      <CopyButton className="-my-1" value={id} labels={{ copy: shell('copy'), copied: shell('copied') }} />
    </span>
  )
}

/** An id in short, the way to what it names; null for none. In full on hover. */
export function IdLink({ id, href }: { id: string; href: string | null }) {
  if (href === null) {
    return (
      <span title={id} className="font-mono text-xs">
        {shortId(id)}
      </span>
    )
  }
  return (
    <Link href={href} title={id} className="font-mono text-xs underline underline-offset-4">
      {shortId(id)}
    </Link>
  )
}
