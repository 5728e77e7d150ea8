'use client'

import { Button } from '@studiolo/ui/button'
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { DisputeDialog, type DisputedCharge } from './dispute-dialog'
import { RecoveryOutcome } from './recovery-outcome'

/** The quiet way to say that something is wrong with a charge; once it was said, what became of it. */
export function DisputeCharge({ charge }: { charge: DisputedCharge }) {
  const t = useTranslations('recovery')
  const [isOpen, setOpen] = useState(false)
  const about = charge.kind === 'order' ? { orderId: charge.id } : { generationId: charge.id }
  const { data } = trpc.recovery.mine.useQuery({ ...about, limit: 1 }, { meta: { live: true } })
  // Nothing stands here until it is known what to offer: it is never in a hurry.
  if (!data) return null
  const [asked] = data.recoveries
  const open = (words: string) => (
    <Button
      size="sm"
      variant="ghost"
      icon={<MessageCircleQuestion aria-hidden="true" />}
      className="w-fit text-muted hover:text-ink"
      onClick={() => setOpen(true)}
    >
      {words}
    </Button>
  )
  return (
    <div className="flex min-w-0 flex-col">
      {asked ? (
        <RecoveryOutcome recovery={asked} action={asked.mayAskAgain ? open(t('askAgain')) : undefined} />
      ) : (
        <div className="-ml-2.5">{open(t(charge.kind === 'order' ? 'openOrder' : 'open'))}</div>
      )}
      <DisputeDialog charge={charge} open={isOpen} onClose={() => setOpen(false)} />
    </div>
  )
}
