'use client'

import { useTranslations } from 'next-intl'
import { MailRequest } from '../forms/mail-request'
import { TextLink } from '../text-link'

/** Asks for a mail with a link that sets a new password. */
export function ForgotPassword({ showsDemo }: { showsDemo: boolean }) {
  const t = useTranslations('auth.forgot')
  return (
    <MailRequest
      purpose="reset"
      autoComplete="username"
      showsDemo={showsDemo}
      foot={<TextLink href="/sign-in">{t('back')}</TextLink>}
    />
  )
}
