'use client'

import type { Language, Theme } from '@studiolo/db/states/user'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { applyTheme, keepLanguage } from '@/features/shell/preferences'

export interface PreferenceChange {
  language?: Language
  theme?: Theme
}

export interface Choices {
  chooseLanguage: (language: Language) => Promise<void>
  /** Resolves when it is kept. */
  chooseTheme: (theme: Theme) => Promise<void>
}

/**
 * Changes language and colours at once in this browser, hands them to `keep` and draws the page anew in place; nothing
 * that was typed is lost.
 */
export function useChoices(keep: (change: PreferenceChange) => Promise<unknown>): Choices {
  const router = useRouter()
  const [, startDrawing] = useTransition()
  const change = async (chosen: PreferenceChange) => {
    // Who keeps it tells of a failure; the browser's own cookie has it all the same.
    await keep(chosen).catch(() => undefined)
    startDrawing(() => router.refresh())
  }
  return {
    chooseLanguage: (language) => {
      keepLanguage(language)
      return change({ language })
    },
    chooseTheme: (theme) => {
      applyTheme(theme)
      return change({ theme })
    },
  }
}
