'use client'

import { Button, type ButtonProps } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { BUY_PLACE } from './buy-place'
import { useIsSelling } from './use-is-selling'

/** The way to more credits, beside the words that say they are lacking; nothing where none can be bought. */
export function BuyLink({ size = 'sm', variant }: Pick<ButtonProps, 'size' | 'variant'>) {
  const t = useTranslations('billing.buy')
  if (!useIsSelling()) return null
  return (
    <Button size={size} variant={variant} render={<Link href={BUY_PLACE} />}>
      {t('link')}
    </Button>
  )
}
