'use client'

import type { Id } from '@studiolo/db/states/ids'
import { Skeleton } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import { LimitLine, type Limit } from '@/features/credits/limits/limit-line'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { Broken } from '../parts/broken'
import { ReasonAction } from '../parts/reason-action'
import { useStaff } from '../parts/staff'
import { LimitFor } from './limit-for'

/** How much a person may spend, by their own will and by the house's, and the way to change the latter. */
export function PersonLimits({ userId, name }: { userId: Id<'usr'>; name: string }) {
  const t = useTranslations('limits')
  const { isAdmin } = useStaff()
  const query = trpc.admin.credits.spendLimits.useQuery({ userId })
  return (
    <section aria-label={t('admin.title')} className="flex max-w-3xl flex-col gap-2">
      <div className="flex flex-wrap items-center justify-end gap-3">
        {isAdmin ? null : <p className="text-sm text-muted">{t('admin.adminsOnly')}</p>}
        <LimitFor userId={userId} name={name} label={t('admin.button')} disabled={!isAdmin} />
      </div>
      {query.isPending ? <Skeleton className="h-24 w-full rounded-md" /> : null}
      {query.isError && !query.data ? (
        <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.data?.length === 0 ? <p className="text-sm text-muted">{t('admin.none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {query.data?.map((limit) => (
          <li key={limit.id}>
            <LimitLine
              limit={limit}
              reader="staff"
              actions={
                limit.owner === 'admin' && isAdmin ? <HouseActions userId={userId} name={name} limit={limit} /> : null
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function HouseActions({ userId, name, limit }: { userId: Id<'usr'>; name: string; limit: Limit }) {
  const t = useTranslations('limits')
  const utils = trpc.useUtils()
  const remove = trpc.admin.credits.removeSpendLimit.useMutation({
    onSettled: () => {
      void utils.admin.credits.spendLimits.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  return (
    <>
      <LimitFor userId={userId} name={name} label={t('change')} limit={limit} />
      <ReasonAction
        label={t('remove')}
        title={t('removeTitle')}
        description={t('removeFor')}
        confirm={t('remove')}
        done={t('removed')}
        run={(reason) => remove.mutateAsync({ id: limit.id, reason })}
        explain={(error) => (readError(error).kind === 'NOT_FOUND' ? t('gone') : undefined)}
      />
    </>
  )
}
