'use client'

import type { ApiKeyRow } from '@studiolo/core/identity/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { Card } from '@studiolo/ui/card'
import { EmptyState } from '@studiolo/ui/empty-state'
import { RelativeTime } from '@studiolo/ui/relative-time'
import { showToast } from '@studiolo/ui/toast'
import { KeyRound } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { useTimeZone } from '../preferences/use-time-zone'
import { TextLink } from '../text-link'
import { BrokenSection } from './broken-section'
import { CreateKey } from './create-key'

/** The keys for scripts: made, known again by their first characters, revoked. */
export function KeysSection({ keys, nowMs }: { keys: ApiKeyRow[]; nowMs: number }) {
  const t = useTranslations('identity.keys')
  const query = trpc.apiKeys.list.useQuery(undefined, { initialData: keys })
  const { data } = query
  return (
    <Card
      title={t('title')}
      description={t('lead')}
      actions={<CreateKey />}
      foot={<TextLink href="/docs/api">{t('reference')}</TextLink>}
    >
      {query.isError ? (
        <BrokenSection title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {data.length === 0 ? (
        <EmptyState size="inline" icon={<KeyRound />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {data.map((key) => (
            <li key={key.id}>
              <KeyLine apiKey={key} nowMs={nowMs} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function KeyLine({ apiKey, nowMs }: { apiKey: ApiKeyRow; nowMs: number }) {
  const t = useTranslations('identity.keys')
  const language = useLocale()
  const timeZone = useTimeZone()
  const { id, name, hint, scopes, createdAt, lastUsedAt } = apiKey
  const made = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(createdAt)
  return (
    <div className="flex items-start justify-between gap-4 py-4">
      <div className="min-w-0">
        <p className="font-medium break-words">{name}</p>
        <p className="mt-0.5 text-sm text-muted">
          <code className="font-mono text-xs">{hint}…</code>
          {' · '}
          {t('createdAt')} {made}
          {' · '}
          {lastUsedAt ? (
            <>
              {t('usedAt')}{' '}
              <RelativeTime
                atMs={lastUsedAt.getTime()}
                nowMs={Math.max(nowMs, lastUsedAt.getTime())}
                locale={language}
                timeZone={timeZone}
              />
            </>
          ) : (
            t('never')
          )}
        </p>
        <p className="mt-2 flex flex-wrap gap-1.5">
          {scopes.map((scope) => (
            <Badge key={scope} tone="outline">
              {t(`scope.${scope}`)}
            </Badge>
          ))}
        </p>
      </div>
      <RevokeKey id={id} name={name} />
    </div>
  )
}

function RevokeKey({ id, name }: Pick<ApiKeyRow, 'id' | 'name'>) {
  const t = useTranslations('identity.keys')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const revoke = trpc.apiKeys.revoke.useMutation({
    onSuccess: () => {
      utils.apiKeys.list.setData(undefined, (rows) => rows?.filter((row) => row.id !== id))
      showToast({ title: t('revoked'), tone: 'released', closeLabel: shell('close') })
    },
  })
  return (
    <AlertDialog
      trigger={<Button size="sm">{t('revoke')}</Button>}
      title={t('revokeTitle', { name })}
      description={t('revokeText')}
      confirmLabel={t('revoke')}
      cancelLabel={t('keep')}
      tone="danger"
      onConfirm={() => revoke.mutateAsync({ id })}
      describeError={(error) => words(error).message}
    />
  )
}
