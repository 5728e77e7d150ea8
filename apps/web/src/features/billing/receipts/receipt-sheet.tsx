'use client'

import type { ReceiptView } from '@studiolo/core/billing/contract'
import { Badge } from '@studiolo/ui/badge'
import { DataList } from '@studiolo/ui/data-list'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { Brand } from '@/features/shell/mark'
import { paidStateOf } from '../history/paid-state'
import { GatewayReceipt } from '../orders/receipt-link'
import { purchaseTones } from '../orders/purchase-state'
import { useBoughtName } from '../use-bought-name'
import { ReceiptAmounts } from './receipt-amounts'

/** The sheet itself: paper is light by night too. */
export function ReceiptSheet({ receipt }: { receipt: ReceiptView }) {
  const t = useTranslations('billing.receipt')
  const packages = useTranslations('billing.packages')
  const brand = useTranslations('shell')('brand')
  const states = useTranslations('billing.states')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const nameOf = useBoughtName()
  const { id, orderId, credits, periodEnd, paidAt, buyer, origin, gateway, gatewayPaymentId, receiptUrl } = receipt
  const { gatewayInvoiceId } = receipt
  const state = paidStateOf(receipt)
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long', timeZone })
  return (
    <article
      data-theme="light"
      className="flex flex-col gap-6 rounded-md border border-line bg-raised px-8 py-8 max-sm:px-4 max-sm:py-6 print:gap-5 print:rounded-none print:border-0 print:p-0"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold">{t('title')}</h1>
          <p className="mt-1 text-sm text-muted">
            {t('number')} <span className="font-mono break-all text-ink">{id}</span>
          </p>
        </div>
        <Brand name={brand} />
      </header>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
        <Party label={t('from')} lines={[brand, origin]} />
        <Party label={t('to')} lines={[buyer.name, buyer.email ?? '']} />
      </div>
      <DataList
        items={[
          {
            label: t('paidAt'),
            value: (
              <time dateTime={paidAt.toISOString()}>
                {format.dateTime(paidAt, { dateStyle: 'long', timeStyle: 'short', timeZone })}
              </time>
            ),
          },
          { label: t('what'), value: nameOf(receipt) },
          ...(credits > 0 ? [{ label: t('credits'), value: packages('credits', { credits }) }] : []),
          ...(periodEnd ? [{ label: t('until'), value: <time>{day(periodEnd)}</time> }] : []),
          { label: t('state'), value: <Badge tone={purchaseTones[state]}>{states(state)}</Badge> },
          { label: t('order'), value: <Code>{orderId}</Code> },
          { label: t('through'), value: gateway === 'test' ? t('testGateway') : gatewayNames[gateway] },
          { label: t('reference'), value: <Code>{gatewayPaymentId}</Code> },
          ...(gatewayInvoiceId && gatewayInvoiceId !== gatewayPaymentId
            ? [{ label: t('invoice'), value: <Code>{gatewayInvoiceId}</Code> }]
            : []),
        ]}
      />
      <ReceiptAmounts receipt={receipt} />
      <footer className="flex flex-col gap-1.5 text-sm text-muted">
        <p>
          {t('noTax')} {t(`tax.${gateway}`)}
        </p>
        {receiptUrl ? (
          <p className="print:hidden">
            <GatewayReceipt url={receiptUrl}>{t('theirs')}</GatewayReceipt>
          </p>
        ) : null}
        <p>{t('zone', { zone: timeZone })}</p>
      </footer>
    </article>
  )
}

const gatewayNames = { stripe: 'Stripe', creem: 'Creem' } as const

function Party({ label, lines }: { label: string; lines: string[] }) {
  return (
    <div className="min-w-0">
      <p className="text-sm text-muted">{label}</p>
      {lines.filter(Boolean).map((line) => (
        <p key={line} className="break-words first-of-type:font-medium">
          {line}
        </p>
      ))}
    </div>
  )
}

function Code({ children }: { children: ReactNode }) {
  return <span className="font-mono text-xs break-all">{children}</span>
}
