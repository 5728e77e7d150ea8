'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { mailLinkInput } from '@studiolo/core/identity/contract'
import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { AuthFrame } from '../auth-frame'
import { FormProblem } from '../forms/form-problem'
import { useFieldWords } from '../forms/use-field-words'
import { MailSent } from '../mail-sent'

export interface LinkRequestProps {
  /** What was typed in the password form. */
  email: string
  showsDemo: boolean
  onPassword: () => void
}

/** Asks for a mail with a link that signs in. */
export function LinkRequest({ email, showsDemo, onPassword }: LinkRequestProps) {
  const t = useTranslations('auth')
  const words = useFieldWords()
  const language = useLocale()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const request = trpc.identity.requestEmailLink.useMutation({ onSuccess: (_, input) => setSentTo(input.email) })
  const again = trpc.identity.requestEmailLink.useMutation()
  const { register, handleSubmit, formState, getValues } = useForm({
    resolver: zodResolver(mailLinkInput),
    defaultValues: { email, language },
  })
  if (sentTo !== null) {
    const send = () => again.mutate({ email: sentTo, language })
    const onOther = () => setSentTo(null)
    return <MailSent purpose="link" email={sentTo} showsDemo={showsDemo} again={{ ...again, send }} onOther={onOther} />
  }
  return (
    <AuthFrame title={t('linkRequest.title')} lead={t('linkRequest.lead')}>
      <form
        noValidate
        method="post"
        className="flex flex-col gap-5"
        onSubmit={handleSubmit((input) => request.mutate({ ...input, language }))}
      >
        <Field label={t('field.email')} error={words.email(formState.errors.email, getValues('email'))}>
          <Input {...register('email')} type="email" size="lg" autoComplete="email" inputMode="email" autoFocus />
        </Field>
        <FormProblem error={request.error} />
        <Button type="submit" variant="primary" size="lg" className="w-full" loading={request.isPending}>
          {t('linkRequest.submit')}
        </Button>
        <Button variant="ghost" className="w-full" onClick={onPassword}>
          {t('signIn.byPassword')}
        </Button>
      </form>
    </AuthFrame>
  )
}
