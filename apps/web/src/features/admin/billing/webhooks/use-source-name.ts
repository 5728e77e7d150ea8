'use client'

import { gatewayIds } from '@studiolo/db/states/billing'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** What to call a sender: a gateway by its name, anybody else by what is kept. */
export function useSourceName(): (source: string) => string {
  const t = useTranslations('admin-billing.gateways')
  return useCallback(
    (source) => {
      const known = gatewayIds.find((gateway) => gateway === source)
      return known ? t(known) : source
    },
    [t],
  )
}
