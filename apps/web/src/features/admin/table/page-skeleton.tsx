import { Skeleton } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import { TableSkeleton } from './table-skeleton'

/** An admin page with a table, to be. */
export function PageSkeleton({ columns = 7 }: { columns?: number }) {
  const t = useTranslations('admin.table')
  return (
    <div className="flex w-full flex-col gap-4 px-6 pt-5 pb-8 max-sm:px-4 max-sm:pt-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-3.5 w-72 max-w-full" />
      </div>
      <div className="flex gap-2">
        <Skeleton className="h-9 w-64 max-w-[60%]" />
        <Skeleton className="h-9 w-36" />
      </div>
      <TableSkeleton label={t('loading')} columns={columns} />
    </div>
  )
}
