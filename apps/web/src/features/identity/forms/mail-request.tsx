'use client'

import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { AuthFrame } from '../auth-frame'
import { MailSent } from '../mail-sent'
import { FormProblem } from './form-problem'
import { lazyResolver } from './lazy-resolver'
import { useFieldWords } from './use-field-words'

type Purpose = 'link' | 'reset'

/** The words of each form. */
const words = { link: 'linkRequest', reset: 'forgot' } as const

export interface MailRequestProps {
  /** What the link in the mail does: sign in, or set a new password. */
  purpose: Purpose
  /** What was typed elsewhere. */
  email?: string
  autoComplete: 'email' | 'username'
  showsDemo: boolean
  /** Said under the form. */
  foot?: ReactNode
  /** Another way, under the button. */
  children?: ReactNode
}

/** Asks for a mail with a link; it answers the same for every address. */
export function MailRequest({ purpose, email = '', autoComplete, showsDemo, foot, children }: MailRequestProps) {
  const t = useTranslations('auth')
  const fieldWords = useFieldWords()
  const language = useLocale()
  const request = useRequest(purpose)
  const again = useRequest(purpose)
  const { register, handleSubmit, formState, getValues } = useForm({
    resolver: lazyResolver(async () => (await import('@studiolo/core/identity/contract')).mailLinkInput),
    defaultValues: { email, language },
  })
  if (request.isSuccess) {
    const sent = request.variables
    const send = () => again.mutate({ ...sent, language })
    const startOver = () => {
      request.reset()
      again.reset()
    }
    return (
      <MailSent
        purpose={purpose}
        email={sent.email}
        showsDemo={showsDemo}
        again={{ ...again, send }}
        onOther={startOver}
      />
    )
  }
  return (
    <AuthFrame title={t(`${words[purpose]}.title`)} lead={t(`${words[purpose]}.lead`)} foot={foot}>
      <form
        noValidate
        method="post"
        className="flex flex-col gap-5"
        onSubmit={handleSubmit((input) => request.mutate({ ...input, language }))}
      >
        <Field label={t('field.email')} error={fieldWords.email(formState.errors.email, getValues('email'))}>
          <Input
            {...register('email')}
            type="email"
            size="lg"
            autoComplete={autoComplete}
            inputMode="email"
            autoFocus
          />
        </Field>
        <FormProblem error={request.error} />
        <Button type="submit" variant="primary" size="lg" className="w-full" loading={request.isPending}>
          {t(`${words[purpose]}.submit`)}
        </Button>
        {children}
      </form>
    </AuthFrame>
  )
}

function useRequest(purpose: Purpose) {
  const link = trpc.identity.requestEmailLink.useMutation()
  const reset = trpc.identity.requestReset.useMutation()
  return purpose === 'link' ? link : reset
}
