'use client'

import type { Language, Theme } from '@studiolo/db/states/user'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { applyTheme, keepLanguage } from '@/features/shell/preferences'
import { trpc } from '@/trpc/client'

export interface PreferenceChanges {
  chooseLanguage: (language: Language) => void
  chooseTheme: (theme: Theme) => void
  pending: boolean
  error: unknown
}

/**
 * Changes language and colours at once: in this browser, and for a signed-in person in the profile, which counts on all
 * their devices. The page is drawn anew in place; nothing that was typed is lost.
 */
export function usePreferences(standing: 'visitor' | 'signed-in'): PreferenceChanges {
  const router = useRouter()
  const [drawing, startDrawing] = useTransition()
  const { mutate, isPending, error } = trpc.identity.updateProfile.useMutation({
    onSuccess: () => startDrawing(() => router.refresh()),
  })
  const keep = (change: { language?: Language; theme?: Theme }) => {
    if (standing === 'signed-in') mutate(change)
    else startDrawing(() => router.refresh())
  }
  return {
    chooseLanguage: (language) => {
      keepLanguage(language)
      keep({ language })
    },
    chooseTheme: (theme) => {
      applyTheme(theme)
      keep({ theme })
    },
    pending: drawing || isPending,
    error,
  }
}
