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
import { TextLink } from '../text-link'

/** Asks for a mail with a link that sets a new password; it answers the same for every address. */
export function ForgotPassword({ showsDemo }: { showsDemo: boolean }) {
  const t = useTranslations('auth')
  const words = useFieldWords()
  const language = useLocale()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const request = trpc.identity.requestReset.useMutation({ onSuccess: (_, input) => setSentTo(input.email) })
  const again = trpc.identity.requestReset.useMutation()
  const { register, handleSubmit, formState, getValues } = useForm({
    resolver: zodResolver(mailLinkInput),
    defaultValues: { email: '', language },
  })
  if (sentTo !== null) {
    const send = () => again.mutate({ email: sentTo, language })
    const onOther = () => setSentTo(null)
    return (
      <MailSent purpose="reset" email={sentTo} showsDemo={showsDemo} again={{ ...again, send }} onOther={onOther} />
    )
  }
  return (
    <AuthFrame
      title={t('forgot.title')}
      lead={t('forgot.lead')}
      foot={<TextLink href="/sign-in">{t('forgot.back')}</TextLink>}
    >
      <form
        noValidate
        method="post"
        className="flex flex-col gap-5"
        onSubmit={handleSubmit((input) => request.mutate({ ...input, language }))}
      >
        <Field label={t('field.email')} error={words.email(formState.errors.email, getValues('email'))}>
          <Input {...register('email')} type="email" size="lg" autoComplete="username" inputMode="email" autoFocus />
        </Field>
        <FormProblem error={request.error} />
        <Button type="submit" variant="primary" size="lg" className="w-full" loading={request.isPending}>
          {t('forgot.submit')}
        </Button>
      </form>
    </AuthFrame>
  )
}
