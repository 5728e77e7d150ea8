import type { PaymentView } from '@studiolo/core/billing/contract'
import { Badge } from '@studiolo/ui/badge'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'

type Concerning = Pick<PaymentView, 'fraudWarnedAt' | 'refundRefusal'>

/** Why somebody should look at a payment, in a word each; nothing where all is calm. */
export function ConcernBadges({ payment }: { payment: Concerning }) {
  const t = useTranslations('admin-billing.payments.concerns')
  const { fraudWarnedAt, refundRefusal } = payment
  return (
    <>
      {refundRefusal === null ? null : <Badge tone="failed">{t('refund-refused')}</Badge>}
      {fraudWarnedAt === null ? null : <Badge tone="held">{t('fraud-warned')}</Badge>}
    </>
  )
}

/** The same in full, with what is to be done. */
export function Concerns({ payment }: { payment: Concerning }) {
  const t = useTranslations('admin-billing.payments.hints')
  const { fraudWarnedAt, refundRefusal } = payment
  return (
    <>
      {refundRefusal === null ? null : (
        <Callout tone="held" className="max-w-3xl" title={t('refundRefused')}>
          {t('refundRefusedText', { why: refundRefusal })}
        </Callout>
      )}
      {fraudWarnedAt === null ? null : (
        <Callout tone="held" className="max-w-3xl">
          {t('fraudWarned')}
        </Callout>
      )}
    </>
  )
}
