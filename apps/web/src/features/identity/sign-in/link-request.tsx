'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import { MailRequest } from '../forms/mail-request'

export interface LinkRequestProps {
  /** What was typed in the password form. */
  email: string
  showsDemo: boolean
  onPassword: () => void
}

/** Asks for a mail with a link that signs in, or goes back to the password. */
export function LinkRequest({ email, showsDemo, onPassword }: LinkRequestProps) {
  const t = useTranslations('auth.signIn')
  return (
    <MailRequest purpose="link" email={email} autoComplete="email" showsDemo={showsDemo}>
      <Button variant="ghost" className="w-full" onClick={onPassword}>
        {t('byPassword')}
      </Button>
    </MailRequest>
  )
}
