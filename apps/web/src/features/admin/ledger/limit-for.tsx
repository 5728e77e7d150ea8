'use client'

import type { Id } from '@studiolo/db/states/ids'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LimitFields } from '@/features/credits/limits/limit-fields'
import { type Limit } from '@/features/credits/limits/limit-line'
import { draftOf, newLimit, readLimit, type LimitField } from '@/features/credits/limits/read-limit'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'

export interface LimitForProps {
  userId: Id<'usr'>
  name: string
  /** What the button says. */
  label: string
  disabled?: boolean
  /** The one to change; without it a new one is set. */
  limit?: Limit
}

/** The house's limit of what a person spends, with a reason for the audit log. */
export function LimitFor({ userId, name, label, disabled, limit }: LimitForProps) {
  const t = useTranslations('limits')
  const admin = useTranslations('admin')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(newLimit)
  const [wrong, setWrong] = useState<ReadonlySet<LimitField> | null>(null)
  const set = trpc.admin.credits.setSpendLimit.useMutation({
    onSettled: () => {
      void utils.admin.credits.spendLimits.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  const start = () => {
    setDraft(limit ? draftOf(limit) : newLimit)
    setWrong(null)
    setOpen(true)
  }
  const save = async (reason: string) => {
    const read = readLimit(draft)
    setWrong(read.wrong)
    if (!read.limit) throw new WrongLimit()
    const { window, credits, alertPercent } = read.limit
    await set.mutateAsync({ userId, window, credits, alertPercent, reason })
    showToast({ title: t('saved'), tone: 'released', closeLabel: shell('close') })
  }
  return (
    <>
      <Button size="sm" disabled={disabled} aria-haspopup="dialog" onClick={start}>
        {label}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('admin.dialogTitle', { name })}
        description={t('form.textFor')}
        confirmLabel={t('form.save')}
        cancelLabel={shell('cancel')}
        reason={{ label: admin('reason.label'), hint: admin('reason.hint'), minLength: 3 }}
        // What is wrong with the form is told at its fields.
        describeError={(error) =>
          error instanceof WrongLimit ? '' : `${words(error).message} ${words(error).suggestion}`
        }
        onConfirm={save}
      >
        <LimitFields draft={draft} onChange={setDraft} wrong={wrong} keepsWindow={limit !== undefined} />
      </AlertDialog>
    </>
  )
}

/** The form stays open: something in it is not what it must be. */
class WrongLimit extends Error {}
