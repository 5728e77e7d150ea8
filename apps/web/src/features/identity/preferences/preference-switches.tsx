'use client'

import type { Theme } from '@studiolo/db/states/user'
import { cn } from '@studiolo/ui/cn'
import { ThemeToggle } from '@studiolo/ui/theme-toggle'
import { useLocale, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { languageNames } from '@/features/shell/preferences'
import { usePreferences } from './use-preferences'

/** Language and colours for pages without a frame of their own; for visitors they are kept in the browser. */
export function PreferenceSwitches({ standing = 'visitor' }: { standing?: 'visitor' | 'signed-in' }) {
  const t = useTranslations('shell')
  const language = useLocale()
  const { chooseLanguage, chooseTheme } = usePreferences(standing)
  const theme = useSyncExternalStore(watchTheme, readTheme, () => 'system' as const)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <fieldset className="flex gap-4 text-sm">
        <legend className="sr-only">{t('language')}</legend>
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
      <ThemeToggle
        value={theme}
        onChange={(theme) => void chooseTheme(theme)}
        labels={{
          group: t('theme.label'),
          light: t('theme.light'),
          dark: t('theme.dark'),
          system: t('theme.system'),
        }}
      />
    </div>
  )
}

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
