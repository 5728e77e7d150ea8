import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { FlaskConical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { readTestPortal } from '@/trpc/server'
import { PortalActions } from './portal-actions'
import { PortalFacts } from './portal-facts'
import { PortalInvoices } from './portal-invoices'

export type TestPortalView = NonNullable<Awaited<ReturnType<typeof readTestPortal>>>

/** The built-in test gateway's portal: a subscription, what was paid for it, and buttons that let its life pass at once. */
export function TestPortal({ subscription }: { subscription: TestPortalView }) {
  const t = useTranslations('test-portal')
  return (
    <div className="mx-auto w-full max-w-xl px-5 py-8 sm:py-14">
      <Badge>{t('badge')}</Badge>
      <h1 className="mt-3 font-display text-3xl text-ink">{t('heading')}</h1>
      <Callout className="mt-6" icon={<FlaskConical />} title={t('notice.title')}>
        {t('notice.text')}
      </Callout>
      <div className="mt-4 flex flex-col gap-4">
        <PortalFacts subscription={subscription} />
        <PortalActions subscription={subscription} />
        <PortalInvoices subscription={subscription} />
        {/* Where it leads was told by whoever opened the portal: a whole address, not a route. */}
        <Button size="lg" className="w-full" render={<a href={subscription.backUrl} />}>
          {t('back')}
        </Button>
      </div>
    </div>
  )
}
