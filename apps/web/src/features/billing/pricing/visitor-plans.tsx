import type { PlanView } from '@studiolo/core/plans/contract'
import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { withNext } from '@/features/identity/safe-next'
import { PlanCards } from '../plans/plan-cards'

const SIGN_UP_FOR_A_PLAN = withNext('/sign-up', '/pricing')

/** The plans for who is not signed in: subscribing begins with an account. */
export function VisitorPlans({ plans, prices }: { plans: PlanView[]; prices: PriceRules }) {
  const t = useTranslations('subscription.offer')
  return (
    <PlanCards
      plans={plans}
      prices={prices}
      action={({ amountMinor, name }) => (
        <Button className="w-full" size="lg" render={<Link href={amountMinor > 0 ? SIGN_UP_FOR_A_PLAN : '/sign-up'} />}>
          {t(amountMinor > 0 ? 'signUp' : 'signUpFree')}
          <span className="sr-only">{t('of', { name })}</span>
        </Button>
      )}
    />
  )
}
