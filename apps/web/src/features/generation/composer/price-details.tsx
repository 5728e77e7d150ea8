'use client'

import type { Quote } from '@studiolo/core/pricing/quote'
import { Button } from '@studiolo/ui/button'
import { Popover } from '@studiolo/ui/popover'
import { ReceiptText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { priceLines, type PriceLine } from '../start/recipe-quote'

/** The price, line by line, behind a small button. */
export function PriceDetails({ quote }: { quote: Quote }) {
  const t = useTranslations('generation.price')
  return (
    <Popover
      title={t('title')}
      side="top"
      trigger={
        <Button size="sm" variant="ghost" icon={<ReceiptText aria-hidden="true" />}>
          {t('details')}
        </Button>
      }
    >
      <PriceLines quote={quote} />
    </Popover>
  )
}

/** The lines with their sum. */
export function PriceLines({ quote }: { quote: Quote }) {
  const t = useTranslations('generation.price')
  return (
    <dl className="flex flex-col text-sm">
      {priceLines(quote.lines).map((line) => (
        <div key={line.label} className="flex items-baseline justify-between gap-4 py-1">
          <dt className="text-muted">
            <LineWords line={line} />
          </dt>
          <dd className="numeric shrink-0">{t('amount', { credits: line.credits })}</dd>
        </div>
      ))}
      <div className="mt-1 flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold">
        <dt>{t('total')}</dt>
        <dd className="numeric shrink-0">{t('credits', { credits: quote.credits })}</dd>
      </div>
    </dl>
  )
}

function LineWords({ line }: { line: PriceLine }) {
  const t = useTranslations('generation.price')
  const { units, unitSeconds, creditsPerUnit, resolution, model, surchargePercent, moreVariations } = line
  switch (line.label) {
    case 'base':
      return t('base')
    case 'duration':
      return unitSeconds === 1
        ? t('perSecond', { units, each: creditsPerUnit })
        : t('perUnit', { units, unitSeconds, each: creditsPerUnit })
    case 'resolution':
      return t('resolution', { resolution, percent: surchargePercent })
    case 'model':
      return t('model', { model, percent: surchargePercent })
    case 'variations':
      return t('variations', { count: moreVariations })
    case 'rounding':
      return t('rounding')
  }
}
