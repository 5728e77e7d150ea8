'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { AuthFrame } from '../auth-frame'
import { FormProblem } from '../forms/form-problem'
import { lazyResolver } from '../forms/lazy-resolver'
import { NewPasswordField } from '../forms/new-password-field'
import { useFieldWords } from '../forms/use-field-words'
import { weakPasswordOf } from '../forms/weak-password'
import { ExpiredLink } from '../links/expired-link'

/** Sets a new password by the token from a mail. */
export function ResetPassword({ token }: { token: string }) {
  const t = useTranslations('auth')
  const words = useFieldWords()
  const { register, handleSubmit, formState, setError, watch } = useForm({
    resolver: lazyResolver(async () => (await import('@studiolo/core/identity/contract')).resetPasswordInput),
    defaultValues: { token, newPassword: '' },
  })
  const reset = trpc.identity.reset.useMutation({
    onError: (error) => {
      const type = weakPasswordOf(readError(error))
      if (type) setError('newPassword', { type }, { shouldFocus: true })
    },
  })
  const failure = reset.error && readError(reset.error)
  if (failure?.kind === 'LINK_EXPIRED') return <ExpiredLink purpose="reset" cause="expired" />
  if (reset.isSuccess) {
    return (
      <AuthFrame title={t('reset.doneTitle')} lead={t('reset.done')}>
        <Button variant="primary" size="lg" className="w-full" render={<Link href="/sign-in" />}>
          {t('reset.signIn')}
        </Button>
      </AuthFrame>
    )
  }
  return (
    <AuthFrame title={t('reset.title')} lead={t('reset.lead')}>
      <form
        noValidate
        method="post"
        className="flex flex-col gap-5"
        onSubmit={handleSubmit((input) => reset.mutate(input))}
      >
        <NewPasswordField
          label={t('field.newPassword')}
          registration={register('newPassword')}
          value={watch('newPassword')}
          error={words.password(formState.errors.newPassword)}
        />
        {failure && weakPasswordOf(failure) ? null : <FormProblem error={reset.error} />}
        <Button type="submit" variant="primary" size="lg" className="w-full" loading={reset.isPending}>
          {t('reset.submit')}
        </Button>
      </form>
    </AuthFrame>
  )
}
