'use client'

import type { SubscriptionView } from '@studiolo/core/billing/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import type { OwnPlan } from '../plans/plan-offer'
import { usePlanProblem } from '../plans/plan-problem'
import { usePlanNameById } from '../plans/use-plan-name-by-id'
import { creditsEnd } from './credits-end'
import { useDay } from './use-day'
import { usePlanChanged } from './use-plan-changed'

/** Ends the plan with what is paid, after saying until when everything stays and what becomes of the credits. */
export function CancelPlan({ own, subscription }: { own: OwnPlan; subscription: SubscriptionView }) {
  const t = useTranslations('subscription.cancel')
  const actions = useTranslations('subscription.actions')
  const shell = useTranslations('shell')
  const nameOf = usePlanNameById()
  const dayOf = useDay()
  const problemOf = usePlanProblem()
  const { keep, readAgain } = usePlanChanged()
  const cancel = trpc.billing.cancelSubscription.useMutation({ onSuccess: keep, onError: readAgain })
  const { paidThrough } = subscription
  const isDue = own.standing === 'past-due' || own.standing === 'limited'
  const [open, setOpen] = useState(false)

  const end = async () => {
    const { state, cancelsAt } = await cancel.mutateAsync()
    const title = state === 'canceled' || !cancelsAt ? t('doneNow') : t('done', { date: dayOf(cancelsAt) })
    showToast({ title, text: t('doneText'), closeLabel: shell('close') })
  }
  return (
    <>
      {/* The dialog outlives its button, which is gone as soon as the plan is about to end. */}
      {own.standing === 'ending' ? null : (
        <Button variant="ghost" onClick={() => setOpen(true)}>
          {actions('cancel')}
        </Button>
      )}
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title', { name: nameOf(own.id) })}
        description={isDue ? t('due') : t('until', { date: dayOf(paidThrough) })}
        confirmLabel={t('confirm')}
        cancelLabel={t('keep')}
        tone="danger"
        describeError={(error) => {
          const { title, text } = problemOf(error, 'cancel')
          return `${title}. ${text}`
        }}
        onConfirm={end}
      >
        {isDue ? null : (
          <ul className="flex list-disc flex-col gap-1 pl-5 text-muted">
            {paidThrough ? <li>{t('credits', { date: dayOf(creditsEnd(paidThrough)) })}</li> : null}
            <li>{t('again')}</li>
          </ul>
        )}
      </AlertDialog>
    </>
  )
}
