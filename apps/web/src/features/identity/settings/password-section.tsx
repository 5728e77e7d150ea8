'use client'

import type { Me } from '@studiolo/core/identity/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Card } from '@studiolo/ui/card'
import { Field } from '@studiolo/ui/field'
import { PasswordInput } from '@studiolo/ui/password-input'
import { useLocale, useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { FormProblem } from '../forms/form-problem'
import { lazyResolver } from '../forms/lazy-resolver'
import { NewPasswordField } from '../forms/new-password-field'
import { useFieldWords } from '../forms/use-field-words'
import { weakPasswordOf } from '../forms/weak-password'

/** Changes the password; who has none gets a link to set one. */
export function PasswordSection({ me }: { me: Me }) {
  const t = useTranslations('identity.password')
  if (me.hasPassword) {
    return (
      <Card title={t('title')} description={t('lead')}>
        <ChangeForm email={me.email} />
      </Card>
    )
  }
  return (
    <Card title={t('none')} description={me.email ? t('noneText') : t('noneNoEmail')}>
      {me.email ? <AskForLink email={me.email} /> : null}
    </Card>
  )
}

function ChangeForm({ email }: { email: string | null }) {
  const t = useTranslations('identity.password')
  const auth = useTranslations('auth.field')
  const words = useFieldWords()
  const { register, handleSubmit, formState, reset, setError, watch } = useForm({
    resolver: lazyResolver(async () => (await import('@studiolo/core/identity/contract')).changePasswordInput),
    defaultValues: { currentPassword: '', newPassword: '' },
  })
  const change = trpc.identity.changePassword.useMutation({
    onSuccess: () => reset(),
    onError: (error) => {
      const failure = readError(error)
      const type = weakPasswordOf(failure)
      if (type) setError('newPassword', { type }, { shouldFocus: true })
      if (failure.kind === 'WRONG_CREDENTIALS') setError('currentPassword', { type: 'wrong' }, { shouldFocus: true })
    },
  })
  const { errors } = formState
  const failure = change.error && readError(change.error)
  const isShown = failure && (failure.kind === 'WRONG_CREDENTIALS' || weakPasswordOf(failure))
  const currentError =
    errors.currentPassword?.type === 'wrong' ? t('wrong') : words.currentPassword(errors.currentPassword)
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-4"
      onSubmit={handleSubmit((input) => change.mutate(input))}
    >
      <input type="text" name="username" autoComplete="username" value={email ?? ''} readOnly hidden />
      <Field label={t('current')} error={currentError}>
        <PasswordInput
          {...register('currentPassword')}
          size="lg"
          autoComplete="current-password"
          labels={{ show: auth('show'), hide: auth('hide') }}
        />
      </Field>
      <NewPasswordField
        label={t('new')}
        registration={register('newPassword')}
        value={watch('newPassword')}
        email={email ?? ''}
        error={words.password(errors.newPassword)}
      />
      {change.isSuccess ? (
        <Callout tone="released" title={t('changed')}>
          {t('changedText')}
        </Callout>
      ) : null}
      {isShown ? null : <FormProblem error={change.error} />}
      <Button type="submit" className="self-start" loading={change.isPending}>
        {t('submit')}
      </Button>
    </form>
  )
}

function AskForLink({ email }: { email: string }) {
  const t = useTranslations('identity.password')
  const language = useLocale()
  const ask = trpc.identity.requestReset.useMutation()
  if (ask.isSuccess) return <Callout tone="released">{t('sent', { email })}</Callout>
  return (
    <div className="flex flex-col items-start gap-4">
      <FormProblem error={ask.error} />
      <Button loading={ask.isPending} onClick={() => ask.mutate({ email, language })}>
        {t('set')}
      </Button>
    </div>
  )
}
