'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Card } from '@studiolo/ui/card'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { FormProblem } from '../forms/form-problem'

/** What the link in the mail to a new address leads to: one click makes it one's own. */
export function ProveEmail({ token }: { token: string | null }) {
  const t = useTranslations('identity.email')
  const router = useRouter()
  const prove = trpc.identity.proveEmail.useMutation({ onSuccess: () => router.refresh() })
  const kind = prove.error && readError(prove.error).kind
  const back = <Button render={<Link href="/settings/sign-in" />}>{t('back')}</Button>
  if (token === null || kind === 'LINK_EXPIRED') {
    return <EmptyState icon={<Unlink />} title={t('expiredTitle')} text={t('expiredText')} action={back} />
  }
  if (prove.isSuccess) {
    return (
      <Callout tone="released" action={back}>
        {t('done')}
      </Callout>
    )
  }
  return (
    <Card title={t('confirmTitle')} description={t('confirmLead')}>
      <div className="flex flex-col items-start gap-4">
        {kind === 'CONFLICT' ? <Callout tone="failed">{t('taken')}</Callout> : <FormProblem error={prove.error} />}
        <Button variant="primary" loading={prove.isPending} onClick={() => prove.mutate({ token })}>
          {t('confirm')}
        </Button>
      </div>
    </Card>
  )
}
