'use client'

import type { ReceiptView } from '@studiolo/core/billing/contract'
import { Button } from '@studiolo/ui/button'
import { getQueryKey } from '@trpc/react-query'
import { Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { trpc } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { BackToBilling } from '../back-to-billing'
import { ReceiptSheet } from './receipt-sheet'

/** A payment on paper: what is printed is the sheet alone. */
export function ReceiptPage({ first }: { first: ReceiptView }) {
  const t = useTranslations('billing.receipt')
  const { id } = first
  useSeed([[getQueryKey(trpc.billing.receipt, { id }, 'query'), first]])
  const { data: receipt = first } = trpc.billing.receipt.useQuery({ id }, { meta: { live: true } })
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4 print:max-w-none print:p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <BackToBilling label={t('back')} />
        <div className="flex flex-wrap gap-2">
          <Button variant="ghost" render={<Link href={`/credits/orders/${receipt.orderId}`} />}>
            {t('toOrder')}
          </Button>
          <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      </div>
      <ReceiptSheet receipt={receipt} />
    </div>
  )
}
