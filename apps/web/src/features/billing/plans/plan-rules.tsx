import { useTranslations } from 'next-intl'

/** What everybody should know of plans before they have one. */
export function PlanRules() {
  const t = useTranslations('subscription.plans.rules')
  return (
    <ul className="flex max-w-3xl list-disc flex-col gap-1 pl-5 text-sm text-muted">
      {(['expire', 'cancel', 'tax'] as const).map((rule) => (
        <li key={rule}>{t(rule)}</li>
      ))}
    </ul>
  )
}
