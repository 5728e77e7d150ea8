import { EmptyState } from '@studiolo/ui/empty-state'
import { Mail } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { readOutbox } from '@/trpc/server'
import { KeepFresh } from './keep-fresh'

type OutboxMail = NonNullable<Awaited<ReturnType<typeof readOutbox>>>[number]

const LINK = /(https?:\/\/\S+)/

/** The mails a demo instance would have sent: plain text, with its links to follow. */
export function OutboxList({ mails }: { mails: OutboxMail[] }) {
  const t = useTranslations('outbox')
  const format = useFormatter()
  return (
    <div className="mx-auto w-full max-w-3xl px-5 py-10">
      <KeepFresh />
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p className="mt-2 text-muted">{t('lead')}</p>
      {mails.length === 0 ? <EmptyState icon={<Mail />} title={t('empty')} text={t('emptyText')} /> : null}
      <ul className="mt-8 flex flex-col gap-4">
        {mails.map(({ id, at, to, subject, text }) => (
          <li key={id} className="rounded-lg border border-line bg-raised p-5">
            <h2 className="font-semibold">{subject}</h2>
            <p className="mt-0.5 text-sm text-muted">
              {t('to', { to })} · {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })} UTC
            </p>
            <p className="mt-4 text-base break-words whitespace-pre-line">{linked(text)}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function linked(text: string) {
  return text.split(LINK).map((part, place) =>
    LINK.test(part) ? (
      // The parts of one text never move.
      // oxlint-disable-next-line react/no-array-index-key
      <a key={place} href={part} className="text-accent-ink underline underline-offset-2">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
