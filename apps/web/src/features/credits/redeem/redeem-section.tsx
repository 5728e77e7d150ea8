'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { trpc, type Outputs } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'

const reasons = ['unknown', 'used', 'expired'] as const

/** The part of the credits page where a code becomes credits. */
export function RedeemSection() {
  const t = useTranslations('codes.redeem')
  const [code, setCode] = useState('')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const redeem = trpc.credits.redeem.useMutation({
    onSuccess: () => {
      setCode('')
      void utils.credits.invalidate()
    },
  })
  const failure = redeem.error ? words(redeem.error) : null
  const reason = reasons.find((known) => known === failure?.meta.reason)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '' && !redeem.isPending) redeem.mutate({ code })
  }
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div>
        <h2 className="text-xl font-semibold">{t('title')}</h2>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </div>
      <form noValidate onSubmit={submit} className="flex max-w-lg items-start gap-3">
        <Field label={t('code')} labelHidden error={reason ? t(`wrong.${reason}`) : undefined}>
          <Input
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={100}
            placeholder="XXXX-XXXX-XXXX-XXXX"
            className="font-mono"
            value={code}
            onChange={(event) => {
              setCode(event.target.value)
              if (!redeem.isIdle && !redeem.isPending) redeem.reset()
            }}
          />
        </Field>
        <Button type="submit" loading={redeem.isPending} loadingLabel={t('busy')}>
          {t('button')}
        </Button>
      </form>
      {failure && !reason ? (
        <Callout tone="failed" title={failure.message} className="max-w-lg">
          {failure.suggestion}
        </Callout>
      ) : null}
      <div aria-live="polite">{redeem.data ? <Arrived redeemed={redeem.data} /> : null}</div>
    </section>
  )
}

function Arrived({ redeemed: { credits, expiresAt } }: { redeemed: Outputs['credits']['redeem'] }) {
  const t = useTranslations('codes.redeem')
  const format = useFormatter()
  const timeZone = useTimeZone()
  return (
    <Callout tone="released" title={t('done', { credits })} className="max-w-lg">
      {expiresAt
        ? t('until', { date: format.dateTime(expiresAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }) })
        : t('forever')}
    </Callout>
  )
}
