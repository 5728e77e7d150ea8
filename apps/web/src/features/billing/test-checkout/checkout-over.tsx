import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TestCheckoutView } from './test-checkout'

/** How it ended, and the way back; from what a subscription was charged for also the way to that. */
export function CheckoutOver({ checkout }: { checkout: TestCheckoutView }) {
  const t = useTranslations('test-checkout')
  const { state, kind, subscriptionId, returnUrl, cancelUrl } = checkout
  if (state === 'open') return null
  return (
    <div className="mt-6 flex flex-col gap-4">
      <Callout tone={state === 'paid' ? 'released' : 'neutral'} title={t(`over.${state}`)}>
        {state === 'paid' && kind !== 'purchase' ? t(`${kind}.paidText`) : t(`over.${state}Text`)}
      </Callout>
      {/* Where it leads was told by whoever opened the checkout: a whole address, not a route. */}
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        render={<a href={state === 'paid' ? returnUrl : cancelUrl} />}
      >
        {t('back')}
      </Button>
      {subscriptionId === null ? null : (
        <Button size="lg" className="w-full" render={<Link href={`/test-portal/${subscriptionId}`} prefetch={false} />}>
          {t('subscription.manage')}
        </Button>
      )}
    </div>
  )
}
