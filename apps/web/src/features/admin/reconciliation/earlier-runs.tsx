'use client'

import { Badge } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'
import type { Outputs } from '@/trpc/client'
import { Moment } from '../parts/moment'

/** When the books were compared before, and what came of it. */
export function EarlierRuns({ runs }: { runs: Outputs['admin']['reconciliation']['runs'] }) {
  const t = useTranslations('admin-reconciliation')
  if (runs.length === 0) return null
  return (
    <section aria-labelledby="earlier-runs" className="flex flex-col gap-2">
      <h2 id="earlier-runs" className="text-sm text-muted">
        {t('earlier')}
      </h2>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface">
        {runs.map(({ id, finishedAt, differences }) => (
          <li key={id} className="flex items-center justify-between gap-4 px-4 py-2 text-sm">
            <Moment at={finishedAt} />
            <Badge tone={differences === 0 ? 'released' : 'failed'}>
              {differences === 0 ? t('same') : t('differing', { count: differences })}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
