'use client'

import type { PlanRow } from '@studiolo/core/plans/contract'
import { FREE_PLAN } from '@studiolo/db/states/plans'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { usePlanName } from '@/features/billing/plans/use-plan-name'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
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
  const nameOf = usePlanName()
  const words = useErrorWords()
  const formId = useId()
  const utils = trpc.useUtils()
  const save = trpc.admin.plans.save.useMutation({
    onSuccess: ({ id }) => {
      onClose()
      showToast({ title: t('saved', { name: nameOf(id) }), tone: 'released', closeLabel: shell('close') })
    },
    onSettled: () => {
      void utils.admin.plans.invalidate()
      void utils.plans.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  const row = edited === 'new' ? null : edited
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => {
        if (wanted) return
        save.reset()
        onClose()
      }}
    >
      <DialogContent
        title={row ? t('editTitle', { name: nameOf(row.id) }) : t('newTitle')}
        description={t(row?.id === FREE_PLAN ? 'textFree' : 'text')}
        closeLabel={shell('close')}
        footer={
          <>
            <DialogClose render={<Button />}>{shell('cancel')}</DialogClose>
            <Button type="submit" form={formId} variant="primary" loading={save.isPending}>
              {t(row ? 'save' : 'create')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <PlanForm key={row?.id} id={formId} row={row} rows={rows} onSubmit={(input) => save.mutate(input)} />
          {save.error ? (
            <Callout tone="failed" title={words(save.error).message}>
              {words(save.error).suggestion}
            </Callout>
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
  )
}
