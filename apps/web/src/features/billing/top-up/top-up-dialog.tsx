'use client'

import type { AutoTopUpView, CreditPackage } from '@studiolo/core/billing/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { writeMoney } from '../money'
import { TopUpForm } from './top-up-form'

export interface TopUpDialogProps {
  topUp: AutoTopUpView
  packages: readonly CreditPackage[]
  open: boolean
  onClose: () => void
}

/** Changes threshold, package and cap; the means of payment stays. */
export function TopUpDialog({ topUp, packages, open, onClose }: TopUpDialogProps) {
  const t = useTranslations('top-up')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const formId = useId()
  const utils = trpc.useUtils()
  const change = trpc.billing.changeTopUp.useMutation({
    onSuccess: () => {
      onClose()
      showToast({ title: t('saved'), tone: 'released', closeLabel: shell('close') })
    },
    onSettled: () => void utils.billing.topUp.invalidate(),
  })
  const { packageId, threshold, monthlyCapMinor, currency } = topUp
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => {
        if (wanted) return
        change.reset()
        onClose()
      }}
    >
      <DialogContent
        title={t('title')}
        description={t('lead')}
        closeLabel={shell('close')}
        footer={
          <>
            <DialogClose render={<Button />}>{shell('cancel')}</DialogClose>
            <Button type="submit" form={formId} variant="primary" loading={change.isPending}>
              {t('save')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <TopUpForm
            id={formId}
            packages={packages}
            begin={{ packageId, threshold: String(threshold), cap: writeMoney(monthlyCapMinor, currency) }}
            onSubmit={(input) => change.mutate(input)}
          />
          {change.error ? (
            <Callout tone="failed" title={words(change.error).message}>
              {words(change.error).suggestion}
            </Callout>
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
  )
}
