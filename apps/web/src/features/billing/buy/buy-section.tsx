'use client'

import { Button } from '@studiolo/ui/button'
import { ReceiptText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { BuyPackages } from './buy-packages'
import { BUY_ID } from './buy-place'

/** The part of the credits page where more of them are bought, and the way to what was bought before. */
export function BuySection({ prices }: { prices: PriceRules }) {
  const t = useTranslations('billing.buy')
  return (
    <section id={BUY_ID} aria-label={t('title')} className="flex scroll-mt-6 flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-xl font-semibold">{t('title')}</h2>
          <p className="mt-0.5 text-muted">{t('lead')}</p>
        </div>
        <Button
          size="sm"
          variant="ghost"
          icon={<ReceiptText aria-hidden="true" />}
          render={<Link href="/credits/orders" />}
        >
          {t('history')}
        </Button>
      </div>
      <BuyPackages prices={prices} />
    </section>
  )
}
