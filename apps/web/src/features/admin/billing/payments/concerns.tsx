import type { PaymentView } from '@studiolo/core/billing/contract'
import { Badge } from '@studiolo/ui/badge'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'

type Concerning = Pick<PaymentView, 'state' | 'fraudWarnedAt' | 'refundRefusal'>

/** Why somebody should look at a payment, in a word each; nothing where all is calm. */
export function ConcernBadges({ payment }: { payment: Concerning }) {
  const t = useTranslations('admin-billing.payments.concerns')
  const { refundRefusal } = payment
  return (
    <>
      {refundRefusal === null ? null : <Badge tone="failed">{t('refund-refused')}</Badge>}
      {isFraudSuspected(payment) ? <Badge tone="held">{t('fraud-warned')}</Badge> : null}
    </>
  )
}

/** The same in full, with what is to be done. */
export function Concerns({ payment }: { payment: Concerning }) {
  const t = useTranslations('admin-billing.payments.hints')
  const { refundRefusal } = payment
  return (
    <>
      {refundRefusal === null ? null : (
        <Callout tone="held" className="max-w-3xl" title={t('refundRefused')}>
          {t('refundRefusedText', { why: refundRefusal })}
        </Callout>
      )}
      {isFraudSuspected(payment) ? (
        <Callout tone="held" className="max-w-3xl">
          {t('fraudWarned')}
        </Callout>
      ) : null}
    </>
  )
}

/** Once it went back or is disputed there is nothing left to prevent. */
function isFraudSuspected({ state, fraudWarnedAt }: Concerning): boolean {
  return state === 'paid' && fraudWarnedAt !== null
}
