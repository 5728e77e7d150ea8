import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'

/** The way from a purchase or its receipt to all of them. */
export function BackToBilling({ label }: { label: string }) {
  return (
    <Link
      href="/credits/orders"
      className="inline-flex min-h-6 w-fit items-center gap-1.5 rounded-sm text-sm text-muted hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4" />
      {label}
    </Link>
  )
}
