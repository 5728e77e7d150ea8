'use client'

import type { PlanRow } from '@studiolo/core/plans/contract'
import { FREE_PLAN } from '@studiolo/db/states/plans'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useNameOfPlan } from '@/features/billing/plans/use-name-of-plan'
import { FormDialog } from '@/features/shell/form-dialog'
import { trpc } from '@/trpc/client'
import { PlanForm } from './plan-form'

export interface PlanDialogProps {
  /** The plan to change, `new` for one to be made. */
  edited: PlanRow | 'new'
  open: boolean
  onClose: () => void
  /** All plans there are. */
  rows: PlanRow[]
}

/** Changes a plan or makes one. */
export function PlanDialog({ edited, open, onClose, rows }: PlanDialogProps) {
  const t = useTranslations('admin-plans.form')
  const shell = useTranslations('shell')
  const nameOf = useNameOfPlan()
  const formId = useId()
  const utils = trpc.useUtils()
  const save = trpc.admin.plans.save.useMutation({
    onSuccess: (saved) => {
      onClose()
      showToast({ title: t('saved', { name: nameOf(saved) }), tone: 'released', closeLabel: shell('close') })
    },
    onSettled: () => {
      void utils.admin.plans.invalidate()
      void utils.plans.invalidate()
      void utils.billing.names.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  const row = edited === 'new' ? null : edited
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={row ? t('editTitle', { name: nameOf(row) }) : t('newTitle')}
      description={t(row?.id === FREE_PLAN ? 'textFree' : 'text')}
      formId={formId}
      submit={t(row ? 'save' : 'create')}
      mutation={save}
    >
      <PlanForm key={row?.id} id={formId} row={row} rows={rows} onSubmit={(input) => save.mutate(input)} />
    </FormDialog>
  )
}
