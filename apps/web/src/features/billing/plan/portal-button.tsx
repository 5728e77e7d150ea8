'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import type { Portal } from './use-portal'

/** The small way to the payment service's page, beside the words of what it refused. */
export function PortalButton({ portal }: { portal: Portal }) {
  const t = useTranslations('subscription.actions')
  return (
    <Button size="sm" loading={portal.isBusy} loadingLabel={t('opening')} onClick={portal.open}>
      {t('portal')}
    </Button>
  )
}
