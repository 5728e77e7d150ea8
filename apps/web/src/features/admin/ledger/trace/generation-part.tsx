'use client'

import { useTranslations } from 'next-intl'
import { AttemptsTable } from '../../generations/attempts-table'
import { CreditsCell } from '../../generations/credits-cell'
import { StatusCell } from '../../generations/status-cell'
import { Facts } from '../../parts/facts'
import { IdText } from '../../parts/id-text'
import { places } from '../../parts/places'
import { Part } from './part'
import type { Trace } from './transfer-page'

/** What was made for the hold, how it ended, and every try at a provider. */
export function GenerationPart({ generation }: { generation: Trace['generation'] }) {
  const t = useTranslations('admin-trace')
  if (!generation) {
    return (
      <Part title={t('generation.title')}>
        <p className="text-sm text-muted">{t('generation.none')}</p>
      </Part>
    )
  }
  const { id, title, attempts } = generation
  return (
    <Part title={t('generation.title')}>
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} href={places.generation(id)} /> },
          { label: t('generation.what'), value: <span className="line-clamp-3 break-words">{title}</span> },
          { label: t('generation.status'), value: <StatusCell view={generation} /> },
          { label: t('generation.credits'), value: <CreditsCell view={generation} /> },
        ]}
      />
      <h3 className="text-sm font-medium">{t('generation.attempts')}</h3>
      <AttemptsTable attempts={attempts} />
    </Part>
  )
}
