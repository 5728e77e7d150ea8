'use client'

import type { SessionRow } from '@studiolo/core/identity/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { Card } from '@studiolo/ui/card'
import { RelativeTime } from '@studiolo/ui/relative-time'
import { showToast } from '@studiolo/ui/toast'
import { Laptop, Smartphone, SquareTerminal, Tablet } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { describeDevice, type Device } from '../describe-device'
import { useTimeZone } from '../preferences/use-time-zone'
import { BrokenSection } from './broken-section'

/** Every device one is signed in at, this one first; each can be signed out from here. */
export function SessionsSection({ sessions, nowMs }: { sessions: SessionRow[]; nowMs: number }) {
  const t = useTranslations('identity.sessions')
  const query = trpc.identity.sessions.useQuery(undefined, { initialData: sessions })
  const rows = query.data.toSorted((a, b) => Number(b.current) - Number(a.current))
  return (
    <Card title={t('title')} description={t('lead')} actions={rows.length > 1 ? <SignOutEverywhere /> : undefined}>
      {query.isError ? (
        <BrokenSection title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <ul className="flex flex-col divide-y divide-line">
        {rows.map((session) => (
          <li key={session.id}>
            <SessionLine session={session} nowMs={nowMs} />
          </li>
        ))}
      </ul>
      {rows.length === 1 ? <p className="pt-3 text-sm text-muted">{t('only')}</p> : null}
    </Card>
  )
}

const icons: Record<Device['form'], ReactNode> = {
  phone: <Smartphone />,
  tablet: <Tablet />,
  computer: <Laptop />,
  script: <SquareTerminal />,
}

function SessionLine({ session, nowMs }: { session: SessionRow; nowMs: number }) {
  const t = useTranslations('identity.sessions')
  const language = useLocale()
  const timeZone = useTimeZone()
  const device = describeDevice(session.userAgent)
  const { createdAt, lastSeenAt, address, current } = session
  const since = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(createdAt)
  return (
    <div className="flex items-center gap-4 py-3.5">
      <span
        aria-hidden="true"
        className="grid size-9 shrink-0 place-items-center rounded-md bg-wash text-muted [&_svg]:size-4.5 [&_svg]:stroke-[1.75]"
      >
        {icons[device.form]}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <DeviceName device={device} />
          {current ? <Badge tone="released">{t('this')}</Badge> : null}
        </p>
        <p className="text-sm break-words text-muted">
          {t.rich('active', {
            time: () => (
              <RelativeTime atMs={lastSeenAt.getTime()} nowMs={nowMs} locale={language} timeZone={timeZone} />
            ),
          })}
          {' · '}
          {t('since', { date: since })}
          {address ? ` · ${t('address', { address })}` : null}
        </p>
      </div>
      {current ? null : <EndSession id={session.id} />}
    </div>
  )
}

function DeviceName({ device: { browser, system, form } }: { device: Device }) {
  const t = useTranslations('identity.sessions')
  if (browser && system) return t('on', { browser, system })
  return browser ?? system ?? (form === 'script' ? t('script') : t('unknown'))
}

function EndSession({ id }: { id: SessionRow['id'] }) {
  const t = useTranslations('identity.sessions')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const utils = trpc.useUtils()
  const end = trpc.identity.revokeSession.useMutation({
    onSuccess: () => {
      utils.identity.sessions.setData(undefined, (rows) => rows?.filter((row) => row.id !== id))
      showToast({ title: t('ended'), tone: 'released', closeLabel: shell('close') })
    },
    onError: (error) => {
      const { message, suggestion } = words(error)
      showToast({ title: message, text: suggestion, tone: 'failed', closeLabel: shell('close') })
    },
  })
  return (
    <Button size="sm" loading={end.isPending} onClick={() => end.mutate({ id })}>
      {t('end')}
    </Button>
  )
}

function SignOutEverywhere() {
  const t = useTranslations('identity.sessions')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const signOut = trpc.identity.signOutEverywhere.useMutation({ onSuccess: () => window.location.assign('/sign-in') })
  return (
    <AlertDialog
      trigger={<Button size="sm">{t('everywhere')}</Button>}
      title={t('everywhereTitle')}
      description={t('everywhereText')}
      confirmLabel={t('everywhere')}
      cancelLabel={shell('cancel')}
      onConfirm={() => signOut.mutateAsync()}
      describeError={(error) => words(error).message}
    />
  )
}
