'use client'

import { Button } from '@studiolo/ui/button'
import { CreditCard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { changesFrom } from '../plans/plan-offer'
import { PlanProblem } from '../plans/plan-problem'
import { usePlanNameById } from '../plans/use-plan-name-by-id'
import { CancelPlan } from './cancel-plan'
import { ChangePlanDialog } from './change-plan-dialog'
import type { LivePlan } from './own-plan-card'
import { CHANGE_TO } from './plan-place'
import { usePortal } from './use-portal'
import { useResume } from './use-resume'

/** What can be done with a plan as it stands; the likeliest first. */
export function PlanActions({ known, askedFor }: { known: LivePlan; askedFor: string | null }) {
  const t = useTranslations('subscription.actions')
  const nameOf = usePlanNameById()
  const { own, plans, subscription } = known
  const choices = changesFrom(plans, own)
  const canKeep = own.standing === 'changing'
  const mayAsk = (id: string | null) =>
    id !== null && (choices.some((plan) => plan.id === id) || (canKeep && id === own.id))
  const [changingTo, setChangingTo] = useState(mayAsk(askedFor) ? askedFor : null)
  const portal = usePortal()
  const resume = useResume()
  const isDue = own.standing === 'past-due' || own.standing === 'limited'
  const [first] = choices.filter(({ rank }) => rank > own.rank).concat(choices)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        {own.standing === 'ending' ? (
          <Button variant="primary" loading={resume.isBusy} onClick={resume.resume}>
            {t('resume')}
          </Button>
        ) : null}
        {canKeep ? <Button onClick={() => setChangingTo(own.id)}>{t('keep', { name: nameOf(own.id) })}</Button> : null}
        {first ? <Button onClick={() => setChangingTo(first.id)}>{t('change')}</Button> : null}
        <Button
          variant={isDue ? 'primary' : 'secondary'}
          icon={<CreditCard aria-hidden="true" />}
          loading={portal.isBusy}
          loadingLabel={t('opening')}
          onClick={portal.open}
        >
          {t(isDue ? 'pay' : 'portal')}
        </Button>
        <CancelPlan own={own} subscription={subscription} />
      </div>
      {portal.error && !portal.isBusy ? <PlanProblem error={portal.error} deed="portal" /> : null}
      {resume.error && !resume.isBusy ? <PlanProblem error={resume.error} deed="resume" /> : null}
      <ChangePlanDialog
        changingTo={changingTo}
        onChoose={setChangingTo}
        onClose={() => {
          setChangingTo(null)
          forgetAsked()
        }}
        choices={choices}
        own={own}
        portal={portal}
      />
    </div>
  )
}

/** What the address asked for is answered: a reload does not ask again. */
function forgetAsked() {
  const { pathname, search } = window.location
  if (new URLSearchParams(search).has(CHANGE_TO)) window.history.replaceState(null, '', pathname)
}
