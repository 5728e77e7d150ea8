'use client'

import type { ApiKeyRow } from '@studiolo/core/identity/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { Card } from '@studiolo/ui/card'
import { EmptyState } from '@studiolo/ui/empty-state'
import { showToast } from '@studiolo/ui/toast'
import { Gauge, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BrokenSection } from '@/features/identity/settings/broken-section'
import { trpc } from '@/trpc/client'
import { readError, useErrorWords } from '@/trpc/read-error'
import { LimitDialog } from './limit-dialog'
import { LimitLine, type Limit } from './limit-line'

/** The creator's spend limits, the house's among them, and the way to set, change and remove one's own. */
export function LimitsSection({ limits, keys }: { limits: Limit[]; keys: ApiKeyRow[] }) {
  const t = useTranslations('limits')
  const query = trpc.credits.spendLimits.useQuery(undefined, { initialData: limits })
  const [isSetting, setIsSetting] = useState(false)
  const { data } = query
  return (
    <Card
      title={t('title')}
      description={t('lead')}
      actions={
        <Button icon={<Plus aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setIsSetting(true)}>
          {t('set')}
        </Button>
      }
    >
      {query.isError ? (
        <BrokenSection title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {data.length === 0 ? (
        <EmptyState size="inline" icon={<Gauge />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {data.map((limit) => (
            <li key={limit.id}>
              <LimitLine
                limit={limit}
                reader="creator"
                actions={limit.owner === 'creator' ? <OwnActions limit={limit} keys={keys} /> : null}
              />
            </li>
          ))}
        </ul>
      )}
      <LimitDialog open={isSetting} onClose={() => setIsSetting(false)} keys={keys} />
    </Card>
  )
}

function OwnActions({ limit, keys }: { limit: Limit; keys: ApiKeyRow[] }) {
  const t = useTranslations('limits')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const [isChanging, setIsChanging] = useState(false)
  const remove = trpc.credits.removeSpendLimit.useMutation({
    onSuccess: () => showToast({ title: t('removed'), tone: 'released', closeLabel: shell('close') }),
    onSettled: () => void utils.credits.spendLimits.invalidate(),
  })
  return (
    <>
      <Button size="sm" aria-haspopup="dialog" onClick={() => setIsChanging(true)}>
        {t('change')}
      </Button>
      <AlertDialog
        trigger={<Button size="sm">{t('remove')}</Button>}
        title={t('removeTitle')}
        description={t('removeText')}
        confirmLabel={t('remove')}
        cancelLabel={shell('cancel')}
        onConfirm={() => remove.mutateAsync({ id: limit.id })}
        describeError={(error) => (readError(error).kind === 'NOT_FOUND' ? t('gone') : words(error).message)}
      />
      <LimitDialog open={isChanging} onClose={() => setIsChanging(false)} keys={keys} limit={limit} />
    </>
  )
}
