import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The part of the page about plans. */
export function PlansSection({ children }: { children: ReactNode }) {
  const t = useTranslations('subscription.plans')
  return (
    <Section id="plans" title={t('title')} lead={t('lead')}>
      {children}
    </Section>
  )
}

/** The part of the page about packages, for who wants no plan or needs more. */
export function PackagesSection({ children }: { children: ReactNode }) {
  const t = useTranslations('billing.pricing')
  return (
    <Section id="packages" title={t('packagesTitle')} lead={t('packagesLead')}>
      {children}
    </Section>
  )
}

interface SectionProps {
  id: string
  title: string
  lead: string
  children: ReactNode
}

function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex scroll-mt-6 flex-col gap-4">
      <div>
        <h2 id={`${id}-title`} className="text-2xl font-semibold">
          {title}
        </h2>
        <p className="mt-0.5 text-muted">{lead}</p>
      </div>
      {children}
    </section>
  )
}
