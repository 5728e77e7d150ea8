'use client'

import type { AutoTopUpView, CreditPackage } from '@studiolo/core/billing/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Card } from '@studiolo/ui/card'
import { formatMoney } from '@studiolo/ui/money'
import { showToast } from '@studiolo/ui/toast'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { usePackageNameById } from '../packages/use-package-name-by-id'
import { TopUpDialog } from './top-up-dialog'

/** What is bought when, what it bought this month, and the ways to change or end it. */
export function TopUpOn({ topUp, packages }: { topUp: AutoTopUpView; packages: readonly CreditPackage[] }) {
  const t = useTranslations('top-up')
  const { state, methodLabel: method } = topUp
  const [isOpen, setOpen] = useState(false)
  return (
    <Card className="flex flex-col gap-4">
      {state === 'paused' ? (
        <Callout tone="held" title={t('pausedTitle', { method })}>
          {t('pausedText')}
        </Callout>
      ) : (
        <Rule topUp={topUp} packages={packages} />
      )}
      <div className="flex flex-wrap gap-2">
        {state === 'on' ? <Button onClick={() => setOpen(true)}>{t('change')}</Button> : null}
        <StopTopUp />
      </div>
      <TopUpDialog topUp={topUp} packages={packages} open={isOpen} onClose={() => setOpen(false)} />
    </Card>
  )
}

function Rule({ topUp, packages }: { topUp: AutoTopUpView; packages: readonly CreditPackage[] }) {
  const t = useTranslations('top-up')
  const language = useLocale()
  const format = useFormatter()
  const timeZone = useTimeZone()
  const nameOf = usePackageNameById()
  const { packageId, threshold, monthlyCapMinor, spentMinor, currency, resetsAt, methodLabel: method } = topUp
  const bought = packages.find(({ id }) => id === packageId)
  const money = (minor: number) => formatMoney(minor, currency, language)
  const date = format.dateTime(resetsAt, { dateStyle: 'medium', timeZone })
  const hasRoom = bought ? spentMinor + bought.amountMinor <= monthlyCapMinor : false
  return (
    <div className="flex flex-col gap-2">
      <p>
        {t('on', {
          threshold,
          name: nameOf(packageId),
          credits: bought?.credits ?? 0,
          price: money(bought?.amountMinor ?? 0),
          method,
        })}
      </p>
      <p className="numeric text-sm text-muted">
        {t('spent', { spent: money(spentMinor), cap: money(monthlyCapMinor), date })}
      </p>
      {bought && !hasRoom ? <Callout tone="held" title={t('capReached', { date })} /> : null}
    </div>
  )
}

function StopTopUp() {
  const t = useTranslations('top-up')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const stop = trpc.billing.stopTopUp.useMutation({ onSettled: () => void utils.billing.topUp.invalidate() })
  return (
    <AlertDialog
      trigger={<Button variant="ghost">{t('stop')}</Button>}
      title={t('stopTitle')}
      description={t('stopText')}
      confirmLabel={t('stop')}
      cancelLabel={shell('cancel')}
      tone="danger"
      describeError={(error) => `${words(error).message} ${words(error).suggestion}`}
      onConfirm={async () => {
        await stop.mutateAsync()
        showToast({ title: t('stopped'), tone: 'released', closeLabel: shell('close') })
      }}
    />
  )
}
