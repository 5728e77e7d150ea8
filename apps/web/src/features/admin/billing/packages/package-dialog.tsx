'use client'

import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useNameOfPackage } from '@/features/billing/packages/use-name-of-package'
import { FormDialog } from '@/features/shell/form-dialog'
import { trpc } from '@/trpc/client'
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
  const nameOf = useNameOfPackage()
  const formId = useId()
  const utils = trpc.useUtils()
  const save = trpc.admin.billing.savePackage.useMutation({
    onSuccess: (saved) => {
      onClose()
      showToast({ title: t('saved', { name: nameOf(saved) }), tone: 'released', closeLabel: shell('close') })
    },
    onSettled: () => {
      void utils.admin.billing.packages.invalidate()
      void utils.billing.packages.invalidate()
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
      description={t('text')}
      formId={formId}
      submit={t(row ? 'save' : 'create')}
      mutation={save}
    >
      <PackageForm
        key={row?.id}
        id={formId}
        row={row}
        taken={row ? [] : taken}
        onSubmit={(input) => save.mutate(input)}
      />
    </FormDialog>
  )
}
