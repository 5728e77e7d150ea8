'use client'

import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { Card } from '@studiolo/ui/card'
import { DataList } from '@studiolo/ui/data-list'
import { formatMoney } from '@studiolo/ui/money'
import { useLocale, useTranslations } from 'next-intl'
import { At } from './at'
import type { TestPortalView } from './test-portal'

const tones: Record<TestPortalView['state'], BadgeTone> = {
  active: 'released',
  'past-due': 'failed',
  canceled: 'neutral',
}

/** What is sold, until when it is paid, and what comes next. */
export function PortalFacts({ subscription }: { subscription: TestPortalView }) {
  const t = useTranslations('test-portal')
  const { state, product, nextProduct, amountMinor, currency, email, periodStart, periodEnd, endedAt } = subscription
  const price = formatMoney(amountMinor, currency, useLocale())
  const isChanging = state !== 'canceled' && nextProduct !== product
  return (
    <Card>
      <DataList
        items={[
          { label: t('facts.plan'), value: <span className="break-all">{product}</span> },
          { label: t('facts.state'), value: <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge> },
          {
            label: t('facts.period'),
            value: (
              <>
                <At at={periodStart} /> – <At at={periodEnd} />
              </>
            ),
          },
          ...(endedAt ? [{ label: t('facts.ended'), value: <At at={endedAt} /> }] : []),
          ...(isChanging ? [{ label: t('facts.next'), value: <span className="break-all">{nextProduct}</span> }] : []),
          { label: t('facts.price'), value: t('monthly', { price }) },
          ...(state === 'canceled'
            ? []
            : [{ label: t('facts.payment'), value: <NextPayment subscription={subscription} /> }]),
          ...(email ? [{ label: t('facts.email'), value: <span className="break-all">{email}</span> }] : []),
        ]}
      />
    </Card>
  )
}

function NextPayment({ subscription }: { subscription: TestPortalView }) {
  const t = useTranslations('test-portal')
  const { state, amountMinor, currency, periodEnd, cancelsAtPeriodEnd } = subscription
  const price = formatMoney(amountMinor, currency, useLocale())
  if (state === 'past-due') return t('next.due', { price })
  if (cancelsAtPeriodEnd) return t('next.none')
  return t.rich('next.on', { price, date: () => <At at={periodEnd} /> })
}
