'use client'

import type { OutsideDoor } from '@studiolo/core/identity/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { PasswordInput } from '@studiolo/ui/password-input'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { AuthFrame } from '../auth-frame'
import { DemoHint } from '../demo-hint'
import { FormProblem } from '../forms/form-problem'
import { lazyResolver } from '../forms/lazy-resolver'
import { useFieldWords } from '../forms/use-field-words'
import { withNext } from '../safe-next'
import { TextLink } from '../text-link'
import type { DoorError } from './door-error'
import { OutsideDoors } from './outside-doors'

const LinkRequest = lazy(async () => {
  const loaded = await import('./link-request')
  return { default: loaded.LinkRequest }
})

export interface SignInProps {
  next: string
  doors: OutsideDoor[]
  doorError: DoorError | null
  showsDemo: boolean
  /** Which of the two ways stands open first. */
  first: 'password' | 'link'
}

/** The front door: by password, by a link in the mail, or through an outside provider. */
export function SignIn({ next, doors, doorError, showsDemo, first }: SignInProps) {
  const t = useTranslations('auth')
  const [way, setWay] = useState(first)
  const [email, setEmail] = useState('')
  if (way === 'link') {
    return (
      <Suspense>
        <LinkRequest email={email} showsDemo={showsDemo} onPassword={() => setWay('password')} />
      </Suspense>
    )
  }
  return (
    <AuthFrame
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      foot={
        <>
          {t('signIn.noAccount')} <TextLink href={withNext('/sign-up', next)}>{t('signIn.register')}</TextLink>
        </>
      }
    >
      {doorError ? (
        <Callout tone={doorError === 'canceled' ? 'neutral' : 'failed'}>{t(`door.${doorError}`)}</Callout>
      ) : null}
      <PasswordForm
        next={next}
        onLink={(typed) => {
          setEmail(typed)
          setWay('link')
        }}
      />
      <OutsideDoors doors={doors} next={next} />
      {showsDemo ? <DemoHint /> : null}
    </AuthFrame>
  )
}

function PasswordForm({ next, onLink }: { next: string; onLink: (email: string) => void }) {
  const t = useTranslations('auth')
  const words = useFieldWords()
  const { register, handleSubmit, formState, getValues, setFocus } = useForm({
    resolver: lazyResolver(async () => (await import('@studiolo/core/identity/contract')).signInInput),
    defaultValues: { email: '', password: '' },
  })
  const { errors } = formState
  const signIn = trpc.identity.signIn.useMutation({
    onSuccess: () => window.location.assign(next),
    onError: () => setFocus('password', { shouldSelect: true }),
  })
  const { error } = signIn
  const isUnverified = error !== null && readError(error).kind === 'EMAIL_UNVERIFIED'
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-5"
      onSubmit={handleSubmit((input) => signIn.mutate(input))}
    >
      <Field label={t('field.email')} error={words.email(errors.email, getValues('email'))}>
        <Input {...register('email')} type="email" size="lg" autoComplete="username" inputMode="email" autoFocus />
      </Field>
      <Field
        label={t('field.password')}
        note={<TextLink href="/forgot-password">{t('signIn.forgot')}</TextLink>}
        error={words.currentPassword(errors.password)}
      >
        <PasswordInput
          {...register('password')}
          size="lg"
          autoComplete="current-password"
          labels={{ show: t('field.show'), hide: t('field.hide') }}
        />
      </Field>
      {isUnverified ? (
        <Callout tone="held" title={t('problem.unverified')}>
          {t('problem.unverifiedText', { email: getValues('email') })}
        </Callout>
      ) : (
        <FormProblem error={error} />
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="w-full"
        loading={signIn.isPending || signIn.isSuccess}
      >
        {t('signIn.submit')}
      </Button>
      <Button variant="ghost" className="w-full" onClick={() => onLink(getValues('email'))}>
        {t('signIn.byLink')}
      </Button>
    </form>
  )
}
