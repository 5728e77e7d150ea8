'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** The gateway's receipt, in a tab of its own. `name` says whose, where several stand below each other. */
export function ReceiptLink({ url, name }: { url: string; name?: string }) {
  const t = useTranslations('billing.order')
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex min-h-6 items-center gap-1 rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-ink"
    >
      {t('receipt')}
      <ExternalLink aria-hidden="true" className="size-3.5" />
      <span className="sr-only">
        {name ? `, ${name}` : ''} ({t('newTab')})
      </span>
    </a>
  )
}
