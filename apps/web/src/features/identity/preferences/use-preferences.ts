'use client'

import { trpc } from '@/trpc/client'
import { useChoices, type Choices } from './use-choices'

/** Language and colours of the signed-in person: kept in the profile, they count on all their devices. */
export function usePreferences(): Choices & { error: unknown } {
  const { mutateAsync, error } = trpc.identity.updateProfile.useMutation()
  return { ...useChoices(mutateAsync), error }
}
