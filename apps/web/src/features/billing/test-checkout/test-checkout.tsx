import { Badge } from '@studiolo/ui/badge'
import { Callout } from '@studiolo/ui/callout'
import { Card } from '@studiolo/ui/card'
import { DataList } from '@studiolo/ui/data-list'
import { FlaskConical } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { readTestCheckout } from '@/trpc/server'
import { formatMoney } from '@studiolo/ui/money'
import { CheckoutButtons } from './checkout-buttons'
import { CheckoutOver } from './checkout-over'

export type TestCheckoutView = NonNullable<Awaited<ReturnType<typeof readTestCheckout>>>

/** The built-in test gateway's own page: what is bought, that no money moves, and the two ways to leave it. */
export function TestCheckout({ checkout }: { checkout: TestCheckoutView }) {
  const t = useTranslations('test-checkout')
  const locale = useLocale()
  const { id, state, credits, amountMinor, currency, email, refundedMinor } = checkout
  const price = formatMoney(amountMinor, currency, locale)
  const facts = [
    { label: t('facts.bought'), value: t('credits', { credits }) },
    ...(email ? [{ label: t('facts.email'), value: <span className="break-all">{email}</span> }] : []),
    { label: t('facts.total'), value: <strong className="text-lg font-semibold">{price}</strong> },
    ...(refundedMinor > 0 ? [{ label: t('facts.refunded'), value: formatMoney(refundedMinor, currency, locale) }] : []),
  ]
  return (
    <div className="mx-auto w-full max-w-md px-5 py-8 sm:py-14">
      <Badge>{t('badge')}</Badge>
      <h1 className="mt-3 font-display text-3xl text-ink">
        {t(state === 'open' ? 'heading' : 'credits', { credits })}
      </h1>
      <Callout className="mt-6" icon={<FlaskConical />} title={t('notice.title')}>
        {t('notice.text')}
      </Callout>
      <Card className="mt-4">
        <DataList items={facts} />
      </Card>
      {state === 'open' ? (
        <CheckoutButtons
          id={id}
          words={{
            pay: t('pay', { price }),
            paying: t('paying'),
            cancel: t('cancel'),
            canceling: t('canceling'),
            failed: t('failed.title'),
            failedText: t('failed.text'),
          }}
        />
      ) : (
        <CheckoutOver checkout={checkout} />
      )}
    </div>
  )
}
