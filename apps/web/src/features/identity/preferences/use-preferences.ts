'use client'

import type { Language, Theme } from '@studiolo/db/states/user'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { applyTheme, keepLanguage } from '@/features/shell/preferences'
import { trpc } from '@/trpc/client'

export interface PreferenceChanges {
  chooseLanguage: (language: Language) => Promise<void>
  /** Resolves when it is kept. */
  chooseTheme: (theme: Theme) => Promise<void>
  error: unknown
}

/**
 * Changes language and colours at once: in this browser, and for a signed-in person in the profile, which counts on all
 * their devices. The page is drawn anew in place; nothing that was typed is lost.
 */
export function usePreferences(standing: 'visitor' | 'signed-in'): PreferenceChanges {
  const router = useRouter()
  const [, startDrawing] = useTransition()
  const { mutateAsync, error } = trpc.identity.updateProfile.useMutation()
  const keep = async (change: { language?: Language; theme?: Theme }) => {
    // A failure stands in `error`; the browser's own cookie has it all the same.
    if (standing === 'signed-in') await mutateAsync(change).catch(() => undefined)
    startDrawing(() => router.refresh())
  }
  return {
    chooseLanguage: (language) => {
      keepLanguage(language)
      return keep({ language })
    },
    chooseTheme: (theme) => {
      applyTheme(theme)
      return keep({ theme })
    },
    error,
  }
}
