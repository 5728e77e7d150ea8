'use client'

import type { BalanceAt } from '@studiolo/core/credits/contract'
import { cn } from '@studiolo/ui/cn'
import { useFormatter, useTranslations } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'

/** What somebody had at an instant, in a line: available, held, settled and owed, each apart. On a phone two by two. */
export function BalanceAtView({ balance }: { balance: BalanceAt }) {
  const t = useTranslations('credits')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { available, held, settled, debt, movement } = balance
  if (!movement) return <p className="text-muted">{t('balanceAt.none')}</p>
  const figures = [
    { name: 'available', credits: available, tone: undefined },
    { name: 'held', credits: held, tone: held > 0 ? 'text-held' : undefined },
    { name: 'settled', credits: settled, tone: undefined },
    { name: 'debt', credits: debt, tone: debt > 0 ? 'text-failed' : undefined },
  ] as const
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-x-8 gap-y-2 sm:flex sm:flex-wrap">
        {figures.map(({ name, credits, tone }) => (
          <div key={name} className="min-w-0 sm:min-w-32">
            <dt className="text-sm text-muted">{t(`balance.${name}`)}</dt>
            <dd className={cn('numeric text-lg font-semibold', tone)}>
              {format.number(credits)}{' '}
              <span className="text-sm font-normal text-muted">{t('balance.unit', { credits })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">
        {t('balanceAt.last', {
          date: format.dateTime(movement.at, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
        })}
      </p>
    </div>
  )
}
