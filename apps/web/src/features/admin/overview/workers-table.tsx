'use client'

import type { WorkerRow } from '@studiolo/core/ops/contract'
import { Badge } from '@studiolo/ui/badge'
import { Card } from '@studiolo/ui/card'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { Server, TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Ago } from '../parts/moment'
import { readWorkerFacts, type WorkerWarning } from './worker-facts'

/** The machines that make things: what they are made of, how busy, when last heard of, what is wrong with them. */
export function WorkersTable({ workers }: { workers: WorkerRow[] }) {
  const t = useTranslations('admin.workers')
  const alive = workers.filter((worker) => worker.alive).length
  return (
    <Card
      title={t('title')}
      description={workers.length > 0 ? t('text', { alive, silent: workers.length - alive }) : undefined}
      padding="flush"
    >
      {workers.length === 0 ? (
        <EmptyState size="inline" icon={<Server />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <Table label={t('title')} boxClassName="max-h-96 border-t border-line">
          <TableHead>
            <tr>
              <TableHeadCell className="pl-5">{t('host')}</TableHeadCell>
              <TableHeadCell>{t('state')}</TableHeadCell>
              <TableHeadCell>{t('heard')}</TableHeadCell>
              <TableHeadCell>{t('started')}</TableHeadCell>
              <TableHeadCell align="end">{t('load')}</TableHeadCell>
              <TableHeadCell>FFmpeg</TableHeadCell>
              <TableHeadCell>{t('sandbox')}</TableHeadCell>
              <TableHeadCell>{t('warnings')}</TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {workers.map((worker) => (
              <Line key={worker.id} worker={worker} />
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}

function Line({ worker }: { worker: WorkerRow }) {
  const t = useTranslations('admin.workers')
  const format = useFormatter()
  const { hostname, cpus, memoryMb, ffmpeg, sandbox, load, warnings } = readWorkerFacts(worker.facts)
  const [lately] = load ?? []
  return (
    <TableRow>
      <TableCell className="pl-5">
        <span className="block font-medium">{hostname ?? worker.id}</span>
        {cpus !== undefined && memoryMb !== undefined ? (
          <span className="text-xs whitespace-nowrap text-muted">
            {t('machine', { cpus, gigabytes: memoryMb / 1024 })}
          </span>
        ) : null}
      </TableCell>
      <TableCell>
        {worker.alive ? <Badge tone="released">{t('alive')}</Badge> : <Badge tone="neutral">{t('silent')}</Badge>}
      </TableCell>
      <TableCell muted>
        <Ago at={worker.heardAt} />
      </TableCell>
      <TableCell muted>
        <Ago at={worker.startedAt} />
      </TableCell>
      <TableCell align="end">
        {lately === undefined || !worker.alive
          ? '–'
          : format.number(lately, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
      </TableCell>
      <TableCell className="max-w-56">
        {ffmpeg ? (
          <>
            <span className="block truncate" title={ffmpeg.version}>
              {ffmpeg.version}
            </span>
            <span className="text-xs text-muted">{sourceWords(ffmpeg.source, t)}</span>
          </>
        ) : (
          '–'
        )}
      </TableCell>
      <TableCell>{sandbox ? (sandbox.kind === 'none' ? t('sandboxNone') : sandbox.kind) : '–'}</TableCell>
      <TableCell className="min-w-64">
        {warnings.length === 0 ? (
          <span className="text-muted">{t('noWarnings')}</span>
        ) : (
          <ul className="flex flex-col gap-0.5">
            {warnings.map((warning) => (
              <li key={JSON.stringify(warning)} className="flex items-start gap-1.5">
                <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-held" />
                <span>{warningWords(warning, t)}</span>
              </li>
            ))}
          </ul>
        )}
      </TableCell>
    </TableRow>
  )
}

type Words = ReturnType<typeof useTranslations<'admin.workers'>>

function sourceWords(source: string, t: Words): string {
  switch (source) {
    case 'configured':
    case 'ffmpeg-static':
    case 'system':
    case 'package':
      return t(`sources.${source}`)
    default:
      return source
  }
}

function warningWords(warning: WorkerWarning, t: Words): string {
  switch (warning.code) {
    case 'ffmpeg-old':
      return t('warning.ffmpeg-old', { version: warning.version, year: String(warning.year) })
    case 'no-sandbox':
      return t('warning.no-sandbox', { reason: warning.reason })
    case 'sandbox-files-writable':
      return t('warning.sandbox-files-writable')
    case 'missing-feature':
      return t('warning.missing-feature', { feature: warning.feature })
  }
}
