'use client'

import { Toaster } from '@studiolo/ui/toast'
import { TooltipProvider } from '@studiolo/ui/tooltip'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TrpcProvider } from '@/trpc/provider'

/** What every page may use: procedures, tooltips, passing messages. */
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
