import { Card } from '@studiolo/ui/card'
import { DataList } from '@studiolo/ui/data-list'
import { formatMoney } from '@studiolo/ui/money'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { TestCheckoutView } from './test-checkout'

/** What is bought, for how much; of what was paid month by month, each line. */
export function CheckoutFacts({ checkout }: { checkout: TestCheckoutView }) {
  const t = useTranslations('test-checkout')
  const locale = useLocale()
  const { kind, credits, lines, amountMinor, currency, email, refundedMinor, keepsMethod } = checkout
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const bought = {
    purchase: [{ label: t('facts.bought'), value: t('credits', { credits }) }],
    subscription: [
      { label: t('facts.subscribed'), value: t('subscription.credits', { credits }) },
      { label: t('facts.price'), value: t('subscription.price', { price: money(amountMinor) }) },
      { label: t('facts.renews'), value: t('subscription.renews') },
    ],
    invoice: [],
  }[kind]
  return (
    <Card className="mt-4">
      <DataList
        items={[
          ...bought,
          ...lines.map((line) => ({
            label: t(`lines.${line.kind}`, { product: line.product }),
            value: <LineValue line={line} currency={currency} />,
          })),
          ...(email ? [{ label: t('facts.email'), value: <span className="break-all">{email}</span> }] : []),
          { label: t('facts.total'), value: <strong className="text-lg font-semibold">{money(amountMinor)}</strong> },
          ...(keepsMethod ? [{ label: t('facts.card'), value: t('cardKept') }] : []),
          ...(refundedMinor > 0 ? [{ label: t('facts.refunded'), value: money(refundedMinor) }] : []),
        ]}
      />
    </Card>
  )
}

function LineValue({ line, currency }: { line: TestCheckoutView['lines'][number]; currency: string }) {
  const format = useFormatter()
  const { kind, from, to, amountMinor } = line
  const signed = kind === 'credit' ? -amountMinor : amountMinor
  return (
    <>
      {formatMoney(signed, currency, useLocale())}
      <span className="block text-xs text-muted">
        {format.dateTimeRange(new Date(from), new Date(to), { dateStyle: 'medium' })}
      </span>
    </>
  )
}
