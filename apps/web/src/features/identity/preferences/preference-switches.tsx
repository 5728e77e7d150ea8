'use client'

import type { Language, Theme } from '@studiolo/db/states/user'
import { cn } from '@studiolo/ui/cn'
import { ThemeToggle } from '@studiolo/ui/theme-toggle'
import { useSyncExternalStore, type ComponentProps } from 'react'
import { languageNames } from '@/features/shell/preferences'
import { useChoices, type PreferenceChange } from './use-choices'

interface PreferenceSwitchesProps {
  standing?: 'visitor' | 'signed-in'
  language: Language
  words: PreferenceWords
}

/** Handed in, so that the open pages need no dictionary in the browser. */
export interface PreferenceWords {
  language: string
  theme: ComponentProps<typeof ThemeToggle>['labels']
}

/** Language and colours for pages without a frame of their own; for visitors they are kept in the browser. */
export function PreferenceSwitches({ standing = 'visitor', language, words }: PreferenceSwitchesProps) {
  const { chooseLanguage, chooseTheme } = useChoices(standing === 'signed-in' ? saveInProfile : keepNowhereElse)
  const theme = useSyncExternalStore(watchTheme, readTheme, () => 'system' as const)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <fieldset className="flex gap-4 text-sm">
        <legend className="sr-only">{words.language}</legend>
        {languageNames.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            lang={value === 'zh' ? 'zh-Hans' : value}
            aria-pressed={value === language}
            onClick={() => void chooseLanguage(value)}
            className={cn(
              'min-h-7 rounded-sm pointer-coarse:min-h-10',
              value === language ? 'font-medium text-ink' : 'text-muted hover:text-ink',
            )}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <ThemeToggle value={theme} onChange={(theme) => void chooseTheme(theme)} labels={words.theme} />
    </div>
  )
}

async function saveInProfile(change: PreferenceChange): Promise<void> {
  const { savePreference } = await import('./save-preference')
  return savePreference(change)
}

async function keepNowhereElse(): Promise<void> {}

/** The page was drawn in the right colours; which choice that was stands on its root. */
function readTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
