import { Badge } from '@studiolo/ui/badge'
import { Callout } from '@studiolo/ui/callout'
import { FlaskConical } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { readTestCheckout } from '@/trpc/server'
import { formatMoney } from '@studiolo/ui/money'
import { CheckoutButtons } from './checkout-buttons'
import { CheckoutFacts } from './checkout-facts'
import { CheckoutOver } from './checkout-over'

export type TestCheckoutView = NonNullable<Awaited<ReturnType<typeof readTestCheckout>>>

/** The built-in test gateway's own page: what is bought, that no money moves, and the two ways to leave it. */
export function TestCheckout({ checkout }: { checkout: TestCheckoutView }) {
  const t = useTranslations('test-checkout')
  const locale = useLocale()
  const { id, state, kind, amountMinor, currency } = checkout
  const price = formatMoney(amountMinor, currency, locale)
  return (
    <div className="mx-auto w-full max-w-md px-5 py-8 sm:py-14">
      <Badge>{t('badge')}</Badge>
      <h1 className="mt-3 font-display text-3xl text-ink">
        <Heading checkout={checkout} />
      </h1>
      <Callout className="mt-6" icon={<FlaskConical />} title={t('notice.title')}>
        {t('notice.text')}
      </Callout>
      <CheckoutFacts checkout={checkout} />
      {state === 'open' ? (
        <CheckoutButtons
          id={id}
          words={{
            pay: t(kind === 'purchase' ? 'pay' : 'subscription.pay', { price }),
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

function Heading({ checkout: { kind, state, credits } }: { checkout: TestCheckoutView }) {
  const t = useTranslations('test-checkout')
  if (kind === 'invoice') return t('invoice.heading')
  if (kind === 'subscription') return t(state === 'open' ? 'subscription.heading' : 'subscription.credits', { credits })
  return t(state === 'open' ? 'heading' : 'credits', { credits })
}
