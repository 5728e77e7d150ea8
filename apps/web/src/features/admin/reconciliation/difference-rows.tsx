'use client'

import type { CheckResult } from '@studiolo/core/reconcile/contract'
import { LoadMore } from '@studiolo/ui/pagination'
import { TableCell, TableRow } from '@studiolo/ui/table'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SaidText } from './said-text'

/** How many more are drawn at a time. */
const STEP = 100

/** What a check found, a hundred rows at a time, and how many of them were kept. */
export function DifferenceRows({ result: { check, differences, first } }: { result: CheckResult }) {
  const t = useTranslations('admin-reconciliation')
  const [shown, setShown] = useState(STEP)
  const isCut = first.length < differences
  return (
    <>
      {first.slice(0, shown).map(({ subject, expected, found }) => (
        <TableRow key={`${subject} ${expected} ${found}`}>
          <TableCell className="min-w-56 pl-8 text-xs">
            <SaidText check={check} text={subject} />
          </TableCell>
          <TableCell className="min-w-40">
            {t.rich('difference', {
              expected: () => <SaidText check={check} text={expected} />,
              found: () => <SaidText check={check} text={found} />,
            })}
          </TableCell>
        </TableRow>
      ))}
      {isCut || shown < first.length ? (
        <tr>
          <td colSpan={2} className="border-b border-line">
            <LoadMore
              className="py-3"
              label={t('more')}
              shown={[
                shown < first.length ? t('shown', { shown, count: first.length }) : null,
                isCut ? t('kept', { kept: first.length, count: differences }) : null,
              ]
                .filter(Boolean)
                .join(' ')}
              done={shown >= first.length}
              onLoad={() => setShown(shown + STEP)}
            />
          </td>
        </tr>
      ) : null}
    </>
  )
}
