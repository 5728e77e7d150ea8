import type { AppRouter } from '@studiolo/api'
import { createTRPCClient } from '@trpc/client'
import { leaveWhenSignedOut } from '@/trpc/leave-when-signed-out'
import { createLinks } from '@/trpc/links'
import type { PreferenceChange } from './use-choices'

/** Keeps a choice in the profile, from a page that has no procedures of its own. */
export async function savePreference(change: PreferenceChange): Promise<void> {
  await createTRPCClient<AppRouter>({ links: createLinks() })
    .identity.updateProfile.mutate(change)
    .catch(leaveWhenSignedOut)
}
