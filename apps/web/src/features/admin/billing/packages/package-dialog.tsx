'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { usePackageName } from '@/features/billing/packages/use-package-name'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { PackageForm } from './package-form'
import type { PackageRow } from './packages-page'

export interface PackageDialogProps {
  /** The package to change, `new` for one to be made. */
  edited: PackageRow | 'new'
  open: boolean
  onClose: () => void
  /** The ids there are. */
  taken: string[]
}

/** Changes a package or makes one. */
export function PackageDialog({ edited, open, onClose, taken }: PackageDialogProps) {
  const t = useTranslations('admin-billing.packageForm')
  const shell = useTranslations('shell')
  const nameOf = usePackageName()
  const words = useErrorWords()
  const formId = useId()
  const utils = trpc.useUtils()
  const save = trpc.admin.billing.savePackage.useMutation({
    onSuccess: ({ id }) => {
      onClose()
      showToast({ title: t('saved', { name: nameOf(id) }), tone: 'released', closeLabel: shell('close') })
    },
    onSettled: () => {
      void utils.admin.billing.packages.invalidate()
      void utils.billing.packages.invalidate()
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
        description={t('text')}
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
          <PackageForm
            key={row?.id}
            id={formId}
            row={row}
            taken={row ? [] : taken}
            onSubmit={(input) => save.mutate(input)}
          />
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
