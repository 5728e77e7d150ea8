'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import type { LimitedAllowance } from '../start/use-allowance'

/** How many more the plan allows, in a few quiet words. */
export function AllowanceLeft({ allowance }: { allowance: LimitedAllowance }) {
  const t = useTranslations('generation.allowance')
  const { remaining, limit, window } = allowance
  return <span>{t(`left.${window}`, { remaining, limit })}</span>
}

/** Nothing is left: when there is again, and what a larger plan does. */
export function AllowanceGone({ allowance }: { allowance: LimitedAllowance }) {
  const t = useTranslations('generation.allowance')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { limit, window, resetsAt, upgradeRequired } = allowance
  const when = format.dateTime(resetsAt, {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  return (
    <Callout
      tone="held"
      title={t(`gone.${window}`, { limit })}
      action={
        upgradeRequired ? (
          <Button size="sm" render={<Link href="/pricing" />}>
            {t('seePlans')}
          </Button>
        ) : undefined
      }
    >
      {t(upgradeRequired ? 'againOrUpgrade' : 'again', { when })}
    </Callout>
  )
}
