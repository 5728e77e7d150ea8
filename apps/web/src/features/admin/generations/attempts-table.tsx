'use client'

import type { AdminGenerationView } from '@studiolo/core/generation/contract'
import type { AttemptState } from '@studiolo/db/states/generation'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { useFormatter, useTranslations } from 'next-intl'
import { useLengthWords } from '../parts/length'
import { Moment } from '../parts/moment'

type Attempt = AdminGenerationView['attempts'][number]

const tones: Record<AttemptState, BadgeTone> = {
  submitting: 'held',
  accepted: 'held',
  succeeded: 'released',
  failed: 'failed',
  canceled: 'neutral',
  unknown: 'failed',
}
const MICROS = 1_000_000
const cell = 'border-b border-line px-3 py-2 align-top'

/** Every try: at whom, with which model, how it ended, under which number the provider knows it, what it cost us. */
export function AttemptsTable({ attempts }: { attempts: Attempt[] }) {
  const t = useTranslations('admin.attempts')
  if (attempts.length === 0) return <p className="text-sm text-muted">{t('none')}</p>
  const heads = [t('number'), t('provider'), t('state'), t('operation'), t('started'), t('took'), t('cost')]
  return (
    // A box that scrolls must take the focus, or a keyboard cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={t('title')} tabIndex={0} className="overflow-x-auto rounded-md border border-line bg-surface">
      <table aria-label={t('title')} className="w-full text-left text-sm [&_tbody_tr:last-child>*]:border-b-0">
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th
                key={head}
                scope="col"
                className={`border-b border-line px-3 py-1.5 text-xs font-medium whitespace-nowrap text-muted ${place === heads.length - 1 ? 'text-right' : ''}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <AttemptLine key={attempt.id} attempt={attempt} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function AttemptLine({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('admin.attempts')
  const format = useFormatter()
  const length = useLengthWords()
  const { stepIndex, number, providerId, model, keyId, state, outcome, code, operation, startedAt, finishedAt } =
    attempt
  return (
    <tr>
      <td className={`${cell} numeric whitespace-nowrap`}>{t('stepAndNumber', { step: stepIndex + 1, number })}</td>
      <td className={cell}>
        <span className="block font-medium">{providerId}</span>
        <span className="block font-mono text-xs text-muted">{model}</span>
        {keyId ? <span className="block font-mono text-xs text-muted">{t('key', { id: keyId })}</span> : null}
      </td>
      <td className={cell}>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        {outcome || code ? (
          <span className="mt-1 block font-mono text-xs text-muted">{[outcome, code].filter(Boolean).join(' · ')}</span>
        ) : null}
      </td>
      <td className={`${cell} max-w-72 font-mono text-xs break-all`}>{operation ? operationText(operation) : '–'}</td>
      <td className={cell}>
        <Moment at={startedAt} />
      </td>
      <td className={`${cell} numeric whitespace-nowrap`}>
        {finishedAt ? length(finishedAt.getTime() - startedAt.getTime()) : '–'}
      </td>
      <td className={`${cell} numeric text-right whitespace-nowrap`}>
        {format.number(attempt.costMicros / MICROS, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 })}
      </td>
    </tr>
  )
}

/** The provider's own number where the operation is just that, else the operation as it was kept. */
function operationText(operation: Record<string, unknown>): string {
  const [[name, value] = []] = Object.entries(operation)
  const isOne = Object.keys(operation).length === 1
  return isOne && name !== undefined && typeof value === 'string' ? value : JSON.stringify(operation)
}
