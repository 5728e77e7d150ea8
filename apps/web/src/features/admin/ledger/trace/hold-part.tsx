'use client'

import type { HoldState } from '@studiolo/db/states/credits'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useTranslations } from 'next-intl'
import { Facts } from '../../parts/facts'
import { IdLink, IdText } from '../../parts/id-text'
import { places } from '../../parts/places'
import type { Names } from './actor-cell'
import { MovementsTable } from './movements-table'
import { Part } from './part'
import type { Trace } from './transfer-page'

type Hold = NonNullable<Trace['hold']>

const tones: Record<HoldState, BadgeTone> = { open: 'held', captured: 'charged', released: 'released' }

/** The hold: how it stands, from which grants it was taken, and every movement of it. */
export function HoldPart({ hold, names, here }: { hold: Hold; names: Names; here: string }) {
  const t = useTranslations('admin-trace')
  const format = useFormatter()
  const { id, state, amount, captured, released, reversed, lots, movements } = hold
  return (
    <Part title={t('hold.title')}>
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} /> },
          { label: t('hold.state'), value: <Badge tone={tones[state]}>{t(`hold.states.${state}`)}</Badge> },
          { label: t('hold.amount'), value: format.number(amount) },
          { label: t('hold.captured'), value: format.number(captured) },
          { label: t('hold.released'), value: format.number(released) },
          { label: t('hold.reversed'), value: format.number(reversed) },
        ]}
      />
      <div className="grid min-w-0 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]">
        <Lots lots={lots} />
        <MovementsTable label={t('hold.movements')} rows={movements} names={names} here={here} />
      </div>
    </Part>
  )
}

function Lots({ lots }: { lots: Hold['lots'] }) {
  const t = useTranslations('admin-trace')
  const sources = useTranslations('admin.ledger.sources')
  const format = useFormatter()
  return (
    <Table label={t('hold.lots')} boxClassName="rounded-md border border-line bg-surface">
      <TableHead>
        <tr>
          <TableHeadCell>{t('hold.lot')}</TableHeadCell>
          <TableHeadCell align="end">{t('amount')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {lots.map(({ id, source, amount }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap">
              {sources(source)} <IdLink id={id} href={places.transfer(id)} />
            </TableCell>
            <TableCell align="end">{format.number(amount)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
