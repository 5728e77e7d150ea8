'use client'

import { useTranslations } from 'next-intl'
import type { Change } from './changes'

/** Field by field, old → new. */
export function ChangesTable({ changes }: { changes: Change[] }) {
  const t = useTranslations('admin.audit')
  if (changes.length === 0) return <p className="text-sm text-muted">{t('noChanges')}</p>
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <table className="w-full table-fixed text-left text-sm" aria-label={t('changes')}>
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="border-b border-line px-3 py-1.5 font-medium">
              {t('field')}
            </th>
            <th scope="col" className="border-b border-line px-3 py-1.5 font-medium">
              {t('before')}
            </th>
            <th scope="col" className="border-b border-line px-3 py-1.5 font-medium">
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody className="font-mono text-xs [&_tr:last-child>*]:border-b-0">
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row" className="border-b border-line px-3 py-1.5 align-top font-normal break-words">
                {field}
              </th>
              <td className="border-b border-line px-3 py-1.5 align-top break-words text-muted">{before ?? '–'}</td>
              <td className="border-b border-line px-3 py-1.5 align-top font-medium break-words">{after ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
