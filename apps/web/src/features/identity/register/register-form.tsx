'use client'

import type { OutsideDoor, RegisterInput } from '@studiolo/core/identity/contract'
import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { AuthFrame } from '../auth-frame'
import { FormProblem } from '../forms/form-problem'
import { lazyResolver } from '../forms/lazy-resolver'
import { NewPasswordField } from '../forms/new-password-field'
import { useFieldWords } from '../forms/use-field-words'
import { weakPasswordOf } from '../forms/weak-password'
import { MailSent } from '../mail-sent'
import { withNext } from '../safe-next'
import { OutsideDoors } from '../sign-in/outside-doors'
import { TextLink } from '../text-link'

export interface RegisterProps {
  next: string
  doors: OutsideDoor[]
  showsDemo: boolean
}

/** A new account by address and password; the address is proven by a link in the mail. */
export function Register({ next, doors, showsDemo }: RegisterProps) {
  const t = useTranslations('auth')
  const words = useFieldWords()
  const language = useLocale()
  const [sent, setSent] = useState<RegisterInput | null>(null)
  const again = trpc.identity.register.useMutation()
  const { register, handleSubmit, formState, getValues, setError, watch } = useForm({
    resolver: lazyResolver(async () => (await import('@studiolo/core/identity/contract')).registerInput),
    defaultValues: { email: '', password: '', name: '', language },
  })
  const create = trpc.identity.register.useMutation({
    onError: (error) => {
      const type = weakPasswordOf(readError(error))
      if (type) setError('password', { type }, { shouldFocus: true })
    },
  })
  if (sent) {
    const send = () => again.mutate(sent)
    const onOther = () => setSent(null)
    return (
      <MailSent
        purpose="register"
        email={sent.email}
        showsDemo={showsDemo}
        again={{ ...again, send }}
        onOther={onOther}
      />
    )
  }
  const { errors } = formState
  const isWeak = create.error !== null && weakPasswordOf(readError(create.error)) !== null
  const submit = handleSubmit((typed) => {
    const input = { ...typed, language }
    create.mutate(input, { onSuccess: () => setSent(input) })
  })
  return (
    <AuthFrame
      title={t('register.title')}
      lead={t('register.lead')}
      foot={
        <>
          {t('register.haveAccount')} <TextLink href={withNext('/sign-in', next)}>{t('register.signIn')}</TextLink>
        </>
      }
    >
      <form noValidate method="post" className="flex flex-col gap-5" onSubmit={submit}>
        <Field label={t('field.email')} error={words.email(errors.email, getValues('email'))}>
          <Input {...register('email')} type="email" size="lg" autoComplete="username" inputMode="email" autoFocus />
        </Field>
        <NewPasswordField
          label={t('field.password')}
          registration={register('password')}
          value={watch('password')}
          email={watch('email')}
          error={words.password(errors.password)}
        />
        {isWeak ? null : <FormProblem error={create.error} />}
        <Button type="submit" variant="primary" size="lg" className="w-full" loading={create.isPending}>
          {t('register.submit')}
        </Button>
      </form>
      <OutsideDoors doors={doors} next={next} />
    </AuthFrame>
  )
}
