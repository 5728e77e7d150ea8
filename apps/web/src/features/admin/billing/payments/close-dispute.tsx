'use client'

import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { useStaff } from '../../parts/staff'
import type { PaymentRow } from './use-columns'

/** Says how an open dispute ended, where the gateway does not tell; nothing where it does. */
export function CloseDisputes({ row }: { row: PaymentRow }) {
  const t = useTranslations('admin-billing.dispute')
  const { isAdmin } = useStaff()
  const listId = useId()
  const open = row.disputes.filter(({ state }) => state === 'open')
  if (!isAdmin || !row.mayCloseDisputes || open.length === 0) return null
  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <p className="text-sm text-muted">{t('text')}</p>
      {open.map(({ id }) => {
        const nameId = open.length > 1 ? `${listId}-${id}` : undefined
        const ends = { row, disputeId: id, nameId }
        return (
          <div key={id} className="flex flex-wrap items-center gap-2">
            {nameId ? (
              <span id={nameId} className="font-mono text-xs text-muted">
                {id}
              </span>
            ) : null}
            <CloseDispute {...ends} outcome="won" />
            <CloseDispute {...ends} outcome="lost" />
          </div>
        )
      })}
    </div>
  )
}

interface CloseDisputeProps {
  row: PaymentRow
  disputeId: string
  /** The element that names the dispute, where there are several. */
  nameId: string | undefined
  outcome: 'won' | 'lost'
}

function CloseDispute({ row, disputeId, nameId, outcome }: CloseDisputeProps) {
  const t = useTranslations('admin-billing.dispute')
  const admin = useTranslations('admin')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const close = trpc.admin.billing.closeDispute.useMutation({
    onSettled: () => {
      void utils.admin.billing.invalidate()
      void utils.admin.credits.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  return (
    <AlertDialog
      trigger={
        <Button size="sm" aria-describedby={nameId}>
          {t(`${outcome}.button`)}
        </Button>
      }
      title={t(`${outcome}.title`)}
      description={row.subscriptionId === null ? t(`${outcome}.text`) : t(`${outcome}.planText`)}
      confirmLabel={t(`${outcome}.confirm`)}
      cancelLabel={shell('cancel')}
      tone={outcome === 'lost' ? 'danger' : 'neutral'}
      reason={{ label: admin('reason.label'), hint: admin('reason.hint'), minLength: 3 }}
      describeError={(error) => `${words(error).message} ${words(error).suggestion}`}
      onConfirm={async (reason) => {
        await close.mutateAsync({ paymentId: row.id, disputeId, outcome, reason })
        const tone = outcome === 'won' ? 'released' : 'neutral'
        showToast({ title: t(`${outcome}.done`), tone, closeLabel: shell('close') })
      }}
    />
  )
}
