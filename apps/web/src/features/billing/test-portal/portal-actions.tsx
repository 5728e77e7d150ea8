'use client'

import { Button, type ButtonProps } from '@studiolo/ui/button'
import { Card } from '@studiolo/ui/card'
import { formatMoney } from '@studiolo/ui/money'
import { Switch } from '@studiolo/ui/switch'
import { useLocale, useTranslations } from 'next-intl'
import { PortalOutcomeNote } from './portal-outcome-note'
import type { PortalVerb } from './press-button'
import type { TestPortalView } from './test-portal'
import { usePortal } from './use-portal'

/** What can happen to the subscription as it stands; nothing more once it has ended. */
export function PortalActions({ subscription }: { subscription: TestPortalView }) {
  const t = useTranslations('test-portal')
  const { id, state, cancelsAtPeriodEnd, declinesNext, amountMinor, currency } = subscription
  const { press, outcome, busy } = usePortal(id)
  const price = formatMoney(amountMinor, currency, useLocale())

  const button = (verb: PortalVerb, words: string, variant: ButtonProps['variant'] = 'secondary') => (
    <Button
      variant={variant}
      size="lg"
      loading={busy === verb}
      loadingLabel={t('busy')}
      disabled={busy !== null && busy !== verb}
      onClick={() => void press(verb)}
    >
      {words}
    </Button>
  )

  return (
    <>
      <PortalOutcomeNote outcome={outcome} />
      {state === 'canceled' ? null : (
        <Card title={t('actions.title')} description={t('actions.lead')}>
          <div className="flex flex-col gap-3">
            {state === 'past-due' ? button('pay', t('actions.pay', { price }), 'primary') : null}
            {state === 'active'
              ? button('renew', t(cancelsAtPeriodEnd ? 'actions.end' : 'actions.renew'), 'primary')
              : null}
            {cancelsAtPeriodEnd ? null : (
              <Switch
                className="my-1"
                label={t('actions.decline')}
                hint={t('actions.declineHint')}
                checked={busy === 'decline' || (declinesNext && busy !== 'accept')}
                disabled={busy !== null}
                onCheckedChange={(checked) => void press(checked ? 'decline' : 'accept')}
              />
            )}
            {cancelsAtPeriodEnd
              ? button('resume', t('actions.resume'))
              : button('cancel', t(state === 'past-due' ? 'actions.cancelNow' : 'actions.cancel'), 'ghost')}
          </div>
        </Card>
      )}
    </>
  )
}
