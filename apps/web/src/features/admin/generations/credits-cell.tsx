'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { cn } from '@studiolo/ui/cn'
import { useFormatter, useTranslations } from 'next-intl'

const looks = {
  held: 'text-held',
  captured: 'text-charged',
  released: 'text-released',
  waived: 'text-released',
} as const

/** The credits and what became of them, in words as well as in colour. */
export function CreditsCell({
  view: { settlement, credits },
}: {
  view: Pick<GenerationView, 'settlement' | 'credits'>
}) {
  const t = useTranslations('admin.generations.settlements')
  const format = useFormatter()
  const amount = settlement === 'captured' ? credits.charged : credits.quoted
  return (
    <span className="whitespace-nowrap">
      {format.number(amount)} <span className={cn('text-xs', looks[settlement])}>{t(settlement)}</span>
    </span>
  )
}
