'use client'

import type { Id } from '@studiolo/db/states/ids'
import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'

export interface ReceiptLinkProps {
  paymentId: Id<'pay'>
  /** The gateway's own receipt; null where it gives none: then ours is shown. */
  url: string | null
  /** Whose, where several stand below each other. */
  name?: string
}

/** A payment's receipt: the gateway's in a tab of its own, else ours. */
export function ReceiptLink({ paymentId, url, name }: ReceiptLinkProps) {
  const t = useTranslations('billing.order')
  const of = name ? `, ${name}` : ''
  if (url === null) {
    return (
      <Link href={`/credits/receipts/${paymentId}`} className={look}>
        {t('receipt')}
        <span className="sr-only">{of}</span>
      </Link>
    )
  }
  return (
    <GatewayReceipt url={url} of={of}>
      {t('receipt')}
    </GatewayReceipt>
  )
}

const look =
  'inline-flex min-h-6 items-center gap-1 rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-ink'

/** The gateway's own receipt or invoice. `of` says whose to who cannot see where it stands. */
export function GatewayReceipt({ url, of = '', children }: { url: string; of?: string; children: ReactNode }) {
  const t = useTranslations('billing.order')
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className={look}>
      {children}
      <ExternalLink aria-hidden="true" className="size-3.5" />
      <span className="sr-only">
        {of} ({t('newTab')})
      </span>
    </a>
  )
}
