'use client'

import type { InboundView } from '@studiolo/core/inbox/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'

/** Has a webhook handled again, after a word about what that means. */
export function ReplayButton({ id }: { id: InboundView['id'] }) {
  const t = useTranslations('admin-billing.webhooks')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const replay = trpc.admin.billing.replay.useMutation({
    onSettled: () => {
      void utils.admin.billing.inbound.invalidate()
      void utils.admin.billing.payments.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  return (
    <div>
      <AlertDialog
        trigger={
          <Button size="sm" icon={<RotateCcw aria-hidden="true" />}>
            {t('replay')}
          </Button>
        }
        title={t('replayTitle')}
        description={t('replayText')}
        confirmLabel={t('replay')}
        cancelLabel={shell('cancel')}
        describeError={(error) => `${words(error).message} ${words(error).suggestion}`}
        onConfirm={async () => {
          await replay.mutateAsync({ id })
          showToast({ title: t('replayed'), tone: 'released', closeLabel: shell('close') })
        }}
      />
    </div>
  )
}
