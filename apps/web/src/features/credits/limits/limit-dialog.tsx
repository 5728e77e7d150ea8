'use client'

import type { ApiKeyRow } from '@studiolo/core/identity/contract'
import { Field } from '@studiolo/ui/field'
import { Select } from '@studiolo/ui/select'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useId, useState, type FormEvent } from 'react'
import { FormDialog } from '@/features/shell/form-dialog'
import { trpc } from '@/trpc/client'
import { LimitFields } from './limit-fields'
import type { Limit } from './limit-line'
import { draftOf, newLimit, readLimit, type LimitDraft, type LimitField } from './read-limit'

export interface LimitDialogProps {
  open: boolean
  onClose: () => void
  keys: ApiKeyRow[]
  /** The one to change; without it a new one is set. */
  limit?: Limit
}

/** Sets a limit of one's own, or changes one. */
export function LimitDialog({ open, onClose, keys, limit }: LimitDialogProps) {
  const t = useTranslations('limits')
  const shell = useTranslations('shell')
  const formId = useId()
  const utils = trpc.useUtils()
  const set = trpc.credits.setSpendLimit.useMutation({
    onSuccess: () => {
      showToast({ title: t('saved'), tone: 'released', closeLabel: shell('close') })
      set.reset()
      onClose()
    },
    onSettled: () => void utils.credits.spendLimits.invalidate(),
  })
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={t(limit ? 'form.changeTitle' : 'form.title')}
      description={t('form.text')}
      formId={formId}
      submit={t('form.save')}
      mutation={set}
    >
      <LimitForm
        id={formId}
        keys={keys}
        limit={limit}
        onSubmit={(input) => (set.isPending ? undefined : set.mutate(input))}
      />
    </FormDialog>
  )
}

const ALL = 'all'

interface LimitFormProps extends Pick<LimitDialogProps, 'keys' | 'limit'> {
  id: string
  onSubmit: (limit: NonNullable<ReturnType<typeof readLimit>['limit']>) => void
}

function LimitForm({ id, keys, limit, onSubmit }: LimitFormProps) {
  const t = useTranslations('limits')
  const [draft, setDraft] = useState<LimitDraft>(limit ? draftOf(limit) : newLimit)
  const [wrong, setWrong] = useState<ReadonlySet<LimitField> | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readLimit(draft)
    setWrong(read.wrong)
    if (read.limit) onSubmit(read.limit)
  }
  const options = [
    { value: ALL, label: t('ofAll') },
    ...keys.map((key) => ({ value: key.id as string, label: t('ofKey', { name: key.name }) })),
  ]
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {limit || keys.length === 0 ? null : (
        <Field label={t('form.of')}>
          <Select
            value={draft.apiKeyId || ALL}
            onValueChange={(of) => setDraft({ ...draft, apiKeyId: of === ALL ? '' : of })}
            options={options}
          />
        </Field>
      )}
      <LimitFields draft={draft} onChange={setDraft} wrong={wrong} keepsWindow={limit !== undefined} />
    </form>
  )
}
