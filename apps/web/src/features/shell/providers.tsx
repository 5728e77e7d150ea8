'use client'

import { Toaster } from '@studiolo/ui/toast'
import { TooltipProvider } from '@studiolo/ui/tooltip'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TrpcProvider } from '@/trpc/provider'

/** What the pages with forms and live data use: procedures, tooltips, passing messages. The open pages do without. */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <TrpcProvider>
      <TooltipProvider>
        {children}
        <Toaster label={t('messages')} />
      </TooltipProvider>
    </TrpcProvider>
  )
}
