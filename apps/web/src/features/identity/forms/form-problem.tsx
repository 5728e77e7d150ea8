'use client'

import { Callout } from '@studiolo/ui/callout'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useErrorWords } from '@/trpc/read-error'
import { waitTime } from '../wait-time'

/** Why a form was not taken, above its button; who came too often learns when to come back. */
export function FormProblem({ error }: { error: unknown }) {
  const words = useErrorWords()
  const t = useTranslations('auth.problem')
  if (!error) return null
  const { kind, message, suggestion, meta } = words(error)
  if (kind === 'RATE_LIMITED' && typeof meta.retryAfterSeconds === 'number') {
    return <ComeBack key={String(meta.retryAfterSeconds)} seconds={meta.retryAfterSeconds} />
  }
  if (kind === 'WRONG_CREDENTIALS') {
    return (
      <Callout tone="failed" title={t('credentials')}>
        {t('credentialsNext')}
      </Callout>
    )
  }
  return (
    <Callout tone="failed" title={message}>
      {suggestion}
    </Callout>
  )
}

function ComeBack({ seconds }: { seconds: number }) {
  const t = useTranslations('auth.problem')
  const language = useLocale()
  const [until] = useState(() => new Date(Date.now() + seconds * 1000))
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), until.getTime() - Date.now())
    return () => clearTimeout(timer)
  }, [until])
  if (ready) return <Callout tone="released">{t('ready')}</Callout>
  const { count, unit } = waitTime(seconds)
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(until)
  return (
    <Callout tone="failed" title={t(`wait.${unit}`, { count })}>
      {unit === 'seconds' ? null : t('waitAt', { time })}
    </Callout>
  )
}
