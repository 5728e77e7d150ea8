import Link from 'next/link'
import type { ComponentProps } from 'react'

/** A link within a sentence. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className="rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-ink"
    />
  )
}
