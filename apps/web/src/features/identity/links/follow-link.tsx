'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { AuthFrame } from '../auth-frame'
import { FormProblem } from '../forms/form-problem'
import { HOME } from '../safe-next'
import { ExpiredLink } from './expired-link'

export interface FollowLinkProps {
  purpose: 'verify' | 'link'
  token: string
  /** Whom the link signs in, where its address says so. */
  email?: string
}

/** What a link in a mail leads to: one click uses it up and signs in. Mail scanners open links, but do not click. */
export function FollowLink({ purpose, token, email }: FollowLinkProps) {
  const t = useTranslations('auth')
  const enter = () => window.location.assign(HOME)
  const verify = trpc.identity.verifyEmail.useMutation({ onSuccess: enter })
  const consume = trpc.identity.consumeEmailLink.useMutation({ onSuccess: enter })
  const { mutate, isPending, isSuccess, error } = purpose === 'verify' ? verify : consume
  if (error && readError(error).kind === 'LINK_EXPIRED') return <ExpiredLink purpose={purpose} cause="expired" />
  const title = purpose === 'link' && email ? t('link.titleNamed', { email }) : t(`${purpose}.title`)
  return (
    <AuthFrame title={title} lead={t(`${purpose}.lead`)}>
      <FormProblem error={error} />
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        autoFocus
        loading={isPending || isSuccess}
        onClick={() => mutate({ token })}
      >
        {t(`${purpose}.submit`)}
      </Button>
      <p aria-live="polite" className="text-center text-sm text-muted empty:hidden">
        {isSuccess ? t(`${purpose}.done`) : null}
      </p>
    </AuthFrame>
  )
}
