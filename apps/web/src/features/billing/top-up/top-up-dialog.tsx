'use client'

import type { AutoTopUpView, CreditPackage } from '@studiolo/core/billing/contract'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { FormDialog } from '@/features/shell/form-dialog'
import { trpc } from '@/trpc/client'
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
    <FormDialog
      open={open}
      onClose={onClose}
      title={t('title')}
      description={t('lead')}
      formId={formId}
      submit={t('save')}
      mutation={change}
    >
      <TopUpForm
        id={formId}
        packages={packages}
        begin={{ packageId, threshold: String(threshold), cap: writeMoney(monthlyCapMinor, currency) }}
        onSubmit={(input) => change.mutate(input)}
      />
    </FormDialog>
  )
}
