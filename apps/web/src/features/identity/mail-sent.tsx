'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import { AuthFrame } from './auth-frame'
import { DemoHint } from './demo-hint'
import { FormProblem } from './forms/form-problem'
import { TextLink } from './text-link'

export interface MailSentProps {
  /** What was asked for; decides the words. */
  purpose: 'register' | 'link' | 'reset'
  email: string
  showsDemo: boolean
  again: { send: () => void; isPending: boolean; isSuccess: boolean; error: unknown }
  /** Back to the form, to type another address. */
  onOther: () => void
}

/** A mail is on its way; the same words whether or not somebody has the address. */
export function MailSent({ purpose, email, showsDemo, again, onOther }: MailSentProps) {
  const t = useTranslations('auth.sent')
  return (
    <AuthFrame
      title={t('title')}
      lead={t.rich(purpose, { email: () => <strong className="font-medium text-ink">{email}</strong> })}
      foot={<TextLink href="/sign-in">{t('back')}</TextLink>}
    >
      {showsDemo ? <DemoHint /> : null}
      <p className="text-muted">{t('spam')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button loading={again.isPending} onClick={again.send}>
          {t('again')}
        </Button>
        <Button variant="ghost" onClick={onOther}>
          {t('other')}
        </Button>
      </div>
      <p aria-live="polite" className="text-sm text-released empty:hidden">
        {again.isSuccess ? t('sentAgain') : null}
      </p>
      <FormProblem error={again.error} />
    </AuthFrame>
  )
}
