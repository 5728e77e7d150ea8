import type { CreditPackage } from '@studiolo/core/billing/contract'
import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { PriceRules } from '@/features/credits/what-it-buys'
import { withNext } from '@/features/identity/safe-next'
import { PackageCards } from '../packages/package-cards'

const SIGN_UP = withNext('/sign-up', '/credits')

/** The packages for who is not signed in: buying begins with an account. */
export function VisitorPackages({ packages, prices }: { packages: CreditPackage[]; prices: PriceRules }) {
  const t = useTranslations('billing')
  return (
    <div className="flex flex-col gap-4">
      <PackageCards
        packages={packages}
        prices={prices}
        action={({ name, price, isBest }) => (
          <Button
            className="w-full"
            size="lg"
            variant={isBest ? 'primary' : 'secondary'}
            render={<Link href={SIGN_UP} />}
          >
            {t('buy.button', { price })}
            <span className="sr-only">{t('buy.buttonOf', { name })}</span>
          </Button>
        )}
      />
      <p className="text-muted">{t('pricing.free')}</p>
    </div>
  )
}
