'use client'

import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { usePlanChanged } from './use-plan-changed'

/** Takes a cancellation back. */
export function useResume() {
  const t = useTranslations('subscription.actions')
  const shell = useTranslations('shell')
  const { keep, readAgain } = usePlanChanged()
  const resume = trpc.billing.resumeSubscription.useMutation({
    onSuccess: (view) => {
      keep(view)
      showToast({ title: t('resumed'), text: t('resumedText'), tone: 'released', closeLabel: shell('close') })
    },
    onError: readAgain,
  })
  // The button swallows clicks while it is busy, and asking twice changes nothing.
  return { resume: () => resume.mutate(), isBusy: resume.isPending, error: resume.error }
}
