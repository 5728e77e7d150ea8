'use client'

import type { AuditRow } from '@studiolo/core/audit/contract'
import type { Id } from '@studiolo/db/states/ids'
import { Skeleton } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { useActionWords } from '../audit/use-action-words'
import { Broken } from '../parts/broken'
import { Moment } from '../parts/moment'

const LATEST = 8

/** When and from where a person came in and went, from the audit log. */
export function SignIns({ userId }: { userId: Id<'usr'> }) {
  const t = useTranslations('admin.users')
  const actionWords = useActionWords()
  const query = trpc.admin.ops.audit.useQuery({ about: userId, action: 'user.signed', limit: LATEST })
  const rows = query.data?.rows
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{t('signIns')}</h2>
      {query.isPending ? <Skeleton className="h-16 w-full" /> : null}
      {query.isError && !rows ? (
        <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {rows?.length === 0 ? <p className="text-sm text-muted">{t('noSignIns')}</p> : null}
      {rows && rows.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface px-4 text-sm">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap gap-x-4 gap-y-0.5 py-2">
              <Moment at={row.at} />
              <span className="min-w-28">{actionWords(row.action)}</span>
              <span className="text-muted">{doorOf(row)}</span>
              <span className="font-mono text-xs leading-5 text-muted">{row.address}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** Through which door: `password`, `google` … */
function doorOf({ after }: AuditRow): string | null {
  return typeof after?.door === 'string' ? after.door : null
}
