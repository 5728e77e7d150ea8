'use client'

import type { CreateCodesInput } from '@studiolo/core/credits/contract'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { readBatch, type BatchDraft, type BatchField } from './read-batch'

export interface BatchFormProps {
  id: string
  onSubmit: (batch: CreateCodesInput) => void
}

const blank: BatchDraft = { name: '', count: '1', credits: '', creditsDays: '', expiresAt: '' }

/** What the codes are for, how many, what each gives, and until when. What is wrong is told once it was sent. */
export function BatchForm({ id, onSubmit }: BatchFormProps) {
  const t = useTranslations('codes')
  const [draft, setDraft] = useState(blank)
  const [wrong, setWrong] = useState<ReadonlySet<BatchField> | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readBatch(draft, new Date())
    setWrong(read.wrong)
    if (read.batch) onSubmit(read.batch)
  }
  const errorOf = (field: BatchField) => (wrong?.has(field) ? t(`form.wrong.${field}`) : undefined)
  const bind = (field: BatchField) => ({
    autoComplete: 'off',
    value: draft[field],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [field]: event.target.value }),
  })
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('admin.name')} hint={t('form.nameHint')} error={errorOf('name')}>
        <Input {...bind('name')} />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t('form.count')} error={errorOf('count')}>
          <Input inputMode="numeric" {...bind('count')} />
        </Field>
        <Field label={t('form.credits')} error={errorOf('credits')}>
          <Input inputMode="numeric" {...bind('credits')} />
        </Field>
        <Field label={t('form.creditsDays')} hint={t('form.creditsDaysHint')} error={errorOf('creditsDays')}>
          <Input inputMode="numeric" {...bind('creditsDays')} />
        </Field>
        <Field label={t('form.expiresAt')} hint={t('form.expiresAtHint')} error={errorOf('expiresAt')}>
          <Input type="datetime-local" {...bind('expiresAt')} />
        </Field>
      </div>
    </form>
  )
}
