'use client'

import type { GenerationEvidence, ResultEvidence } from '@studiolo/core/recovery/contract'
import type { AttemptState } from '@studiolo/db/states/generation'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { Callout } from '@studiolo/ui/callout'
import { useLocale, useTranslations } from 'next-intl'
import { formatBytes } from '@/features/assets/asset-media'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { useLengthWords } from '../parts/length'
import { places } from '../parts/places'
import { PartTable } from '../parts/part-table'
import { Instant } from './instant'

const tones: Partial<Record<AttemptState, BadgeTone>> = { succeeded: 'released', failed: 'failed', unknown: 'failed' }

/** What the records showed of a generation: the charge, what was delivered, how it was tried, how far each stage came. */
export function GenerationFindings({ evidence }: { evidence: GenerationEvidence }) {
  const t = useTranslations('admin-recovery.case')
  const statuses = useTranslations('generation.statuses')
  const { charge, status, error, result, alikeLastHour } = evidence
  const { captured, quoted, reversed } = charge
  return (
    <div className="flex flex-col gap-5">
      {alikeLastHour > 0 ? <Callout tone="held">{t('alike', { count: alikeLastHour })}</Callout> : null}
      <Facts
        items={[
          { label: t('charge'), value: t('chargeText', { captured, quoted, reversed }) },
          { label: t('status'), value: statuses(status) },
          ...(error
            ? [
                {
                  label: t('error'),
                  value: error.id ? <IdText id={error.id} href={places.error(error.id)} /> : error.kind,
                },
              ]
            : []),
          ...(result ? [] : [{ label: t('result'), value: t('noResult') }]),
          ...(result?.deletedAt ? [{ label: t('result'), value: <Deleted at={result.deletedAt} /> }] : []),
        ]}
      />
      <div className="grid items-start gap-5 @4xl:grid-cols-2">
        {result ? <Result result={result} /> : null}
        <div className="flex min-w-0 flex-col gap-5">
          <Attempts attempts={evidence.attempts} />
          <Stages stages={evidence.stages} />
        </div>
      </div>
    </div>
  )
}

function Deleted({ at }: { at: string }) {
  const t = useTranslations('admin-recovery.case')
  return t.rich('deleted', { date: () => <Instant at={at} /> })
}

function Result({ result }: { result: ResultEvidence }) {
  const t = useTranslations('admin-recovery.case')
  const language = useLocale()
  const { ordered, delivered, files, isReadable } = result
  const size = delivered.width && delivered.height ? `${delivered.width} × ${delivered.height}` : null
  const seconds = (ms: number | null) => (ms === null ? null : t('seconds', { seconds: ms / 1000 }))
  const lines = ordered.lines === null ? null : t('lines', { lines: ordered.lines })
  const wanted = [seconds(ordered.durationMs), lines].filter(Boolean).join(' · ')
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {isReadable ? null : <Callout tone="held">{t('unreadable')}</Callout>}
      <Facts
        items={[
          ...(wanted ? [{ label: t('ordered'), value: wanted }] : []),
          { label: t('delivered'), value: [seconds(delivered.durationMs), size].filter(Boolean).join(' · ') || '–' },
        ]}
      />
      <PartTable
        titleAs="h3"
        title={t('files')}
        none={t('noResult')}
        heads={[t('file'), t('published'), t('inStorage'), t('state')]}
        rows={files.map(({ kind, isMain, sizeBytes, storedBytes }) => ({
          key: kind,
          cells: [
            <span key="kind" className={isMain ? 'font-medium' : undefined}>
              {kind}
            </span>,
            formatBytes(sizeBytes, language),
            storedBytes === null ? '–' : formatBytes(storedBytes, language),
            isReadable ? (
              <FileState key="state" isThere={storedBytes !== null} isSame={storedBytes === sizeBytes} />
            ) : (
              '?'
            ),
          ],
        }))}
      />
    </div>
  )
}

function FileState({ isThere, isSame }: { isThere: boolean; isSame: boolean }) {
  const t = useTranslations('admin-recovery.case')
  if (isSame) return <Badge tone="released">{t('whole')}</Badge>
  return <Badge tone="failed">{t(isThere ? 'differs' : 'missing')}</Badge>
}

function Attempts({ attempts }: Pick<GenerationEvidence, 'attempts'>) {
  const t = useTranslations('admin-recovery.case')
  const states = useTranslations('admin.attempts.states')
  const numbers = useTranslations('admin.attempts')
  const length = useLengthWords()
  return (
    <PartTable
      titleAs="h3"
      title={t('attempts')}
      none={t('noAttempts')}
      heads={[t('attempt'), t('provider'), t('state'), t('failure'), t('started'), t('took')]}
      rows={attempts.map(
        ({ id, stepIndex, number, providerId, model, state, outcome, code, startedAt, finishedAt }) => ({
          key: id,
          cells: [
            numbers('stepAndNumber', { step: stepIndex + 1, number }),
            <span key="provider">
              <span className="block font-medium">{providerId}</span>
              <span className="block font-mono text-xs text-muted">{model}</span>
            </span>,
            <Badge key="state" tone={tones[state] ?? 'neutral'}>
              {states(state)}
            </Badge>,
            <span key="failure" className="font-mono text-xs">
              {[outcome, code].filter(Boolean).join(' · ') || '–'}
            </span>,
            <Instant key="started" at={startedAt} />,
            finishedAt === null ? '–' : length(Date.parse(finishedAt) - Date.parse(startedAt)),
          ],
        }),
      )}
    />
  )
}

function Stages({ stages }: Pick<GenerationEvidence, 'stages'>) {
  const t = useTranslations('admin-recovery.case')
  const names = useTranslations('generation.stages')
  const states = useTranslations('generation.stageStates')
  const length = useLengthWords()
  return (
    <PartTable
      titleAs="h3"
      title={t('stages')}
      none={t('noAttempts')}
      heads={[t('stage'), t('state'), t('started'), t('took')]}
      rows={stages.map(({ name, state, startedAt, finishedAt }) => ({
        key: name,
        cells: [
          names(name),
          states(state),
          <Instant key="started" at={startedAt} />,
          startedAt === null || finishedAt === null ? '–' : length(Date.parse(finishedAt) - Date.parse(startedAt)),
        ],
      }))}
    />
  )
}
