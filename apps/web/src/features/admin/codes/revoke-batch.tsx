'use client'

import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import type { BatchRow } from './codes-page'

/** Takes the worth from the open codes of a batch, after a word about what that means. */
export function RevokeBatch({ row: { id, name, open } }: { row: BatchRow }) {
  const t = useTranslations('codes.admin')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const revoke = trpc.admin.codes.revoke.useMutation({
    onSettled: () => {
      void utils.admin.codes.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  return (
    <AlertDialog
      trigger={
        <Button size="sm" aria-label={t('revokeOf', { name })}>
          {t('revoke')}
        </Button>
      }
      title={t('revokeTitle', { name })}
      description={t('revokeText', { count: open })}
      confirmLabel={t('revoke')}
      cancelLabel={shell('cancel')}
      tone="danger"
      describeError={(error) => `${words(error).message} ${words(error).suggestion}`}
      onConfirm={async () => {
        await revoke.mutateAsync({ batchId: id })
        showToast({ title: t('wasRevoked', { name }), tone: 'released', closeLabel: shell('close') })
      }}
    />
  )
}
