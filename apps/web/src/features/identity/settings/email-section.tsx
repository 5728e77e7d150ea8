'use client'

import type { Me } from '@studiolo/core/identity/contract'
import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Card } from '@studiolo/ui/card'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { FormProblem } from '../forms/form-problem'
import { lazyResolver } from '../forms/lazy-resolver'
import { useFieldWords } from '../forms/use-field-words'

/** One's address; who came in through a door without one may add it, and proves it by a link. */
export function EmailSection({ me }: { me: Me }) {
  const t = useTranslations('identity.email')
  if (me.email !== null && me.emailVerified) {
    return (
      <Card title={t('title')} description={t('lead')}>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 font-medium break-all">{me.email}</span>
          <Badge tone="released">{t('proven')}</Badge>
        </p>
      </Card>
    )
  }
  return (
    <Card title={t('none')} description={t('noneText')}>
      <AddEmailForm />
    </Card>
  )
}

function AddEmailForm() {
  const t = useTranslations('identity.email')
  const words = useFieldWords()
  const { register, handleSubmit, formState, getValues } = useForm({
    resolver: lazyResolver(async () => (await import('@studiolo/core/identity/contract')).addEmailInput),
    defaultValues: { email: '' },
  })
  const add = trpc.identity.addEmail.useMutation()
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-4"
      onSubmit={handleSubmit((input) => add.mutate(input))}
    >
      <Field label={t('field')} error={words.email(formState.errors.email, getValues('email'))}>
        <Input {...register('email')} type="email" autoComplete="email" inputMode="email" />
      </Field>
      {add.isSuccess ? <Callout tone="released">{t('sent', { email: add.variables.email })}</Callout> : null}
      <FormProblem error={add.error} />
      <Button type="submit" className="self-start" loading={add.isPending}>
        {t('submit')}
      </Button>
    </form>
  )
}
