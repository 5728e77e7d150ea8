import type { Language, Theme } from '@studiolo/db/states/user'
import { LANGUAGE_COOKIE, THEME_COOKIE } from '@/server/preference-cookies'

const YEAR_SECONDS = 31_536_000

/** Each language by its own name. */
export const languageNames: { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'zh', label: '中文' },
]

/** Shows the colours at once and keeps them for this browser; a signed-in person's choice is also in their profile. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  keep(THEME_COOKIE, theme)
}

/** Keeps the language for this browser; the page must be drawn anew to show it. */
export function keepLanguage(language: Language): void {
  keep(LANGUAGE_COOKIE, language)
}

function keep(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}
