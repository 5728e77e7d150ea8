'use client'

import type { PlanChangePreview } from '@studiolo/core/billing/contract'
import type { PlanView } from '@studiolo/core/plans/contract'
import { Button } from '@studiolo/ui/button'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import type { OwnPlan } from '../plans/plan-offer'
import { PlanProblem } from '../plans/plan-problem'
import { usePlanNameById } from '../plans/use-plan-name-by-id'
import { ChangePreview } from './change-preview'
import { PlanChoice } from './plan-choice'
import { PortalButton } from './portal-button'
import { useChangePlan } from './use-change-plan'
import { useDay } from './use-day'
import type { Portal } from './use-portal'

export interface ChangePlanDialogProps {
  /** The plan that is looked at; one's own to take a planned change back; null while the dialog is closed. */
  changingTo: string | null
  onChoose: (planId: string) => void
  onClose: () => void
  choices: PlanView[]
  own: OwnPlan
  portal: Portal
}

/** Shows what a change of plan would mean, before it is made. */
export function ChangePlanDialog({ changingTo, onChoose, onClose, choices, own, portal }: ChangePlanDialogProps) {
  const t = useTranslations('subscription.change')
  const shell = useTranslations('shell')
  const nameOf = usePlanNameById()
  const dayOf = useDay()
  const preview = trpc.billing.previewPlan.useQuery(
    { planId: changingTo ?? '' },
    // What it costs counts from this moment: asked anew each time, and once.
    { enabled: changingTo !== null, staleTime: 0, gcTime: 0, refetchOnWindowFocus: false },
  )
  const tell = ({ direction, planId, from }: PlanChangePreview) => {
    const title = t(`done.${direction}`, { name: nameOf(planId), date: dayOf(from) })
    showToast({ title, text: t(`doneText.${direction}`), tone: 'released', closeLabel: shell('close') })
  }
  const change = useChangePlan((done) => {
    onClose()
    tell(done)
  })
  const shown = preview.data?.planId === changingTo ? preview.data : undefined
  const isKeep = changingTo === own.id
  const close = () => {
    change.forget()
    onClose()
  }
  return (
    <Dialog open={changingTo !== null} onOpenChange={(open) => (open ? undefined : close())}>
      <DialogContent
        title={isKeep ? t('keepTitle', { name: nameOf(own.id) }) : t('title')}
        description={isKeep ? t('keepText') : t('text')}
        closeLabel={shell('close')}
        footer={
          <>
            <DialogClose render={<Button />}>{shell('cancel')}</DialogClose>
            <Button
              variant="primary"
              loading={change.isBusy}
              disabled={!shown || preview.isFetching}
              onClick={() => shown && change.confirm(shown)}
            >
              {shown ? t(`confirm.${shown.direction}`, { name: nameOf(shown.planId) }) : t('looking')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-5">
          {isKeep || changingTo === null ? null : (
            <PlanChoice
              choices={choices}
              chosen={changingTo}
              isBusy={change.isBusy}
              onChoose={(planId) => {
                change.forget()
                onChoose(planId)
              }}
            />
          )}
          {preview.error ? (
            <PlanProblem error={preview.error} deed="change" />
          ) : (
            <ChangePreview preview={shown} ownName={nameOf(own.id)} />
          )}
          {change.error && !change.isBusy ? (
            <PlanProblem error={change.error} deed="change" onRefusal={<PortalButton portal={portal} />} />
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
  )
}
