import type { useTranslations } from 'next-intl'
import type { PreferenceWords } from './preference-switches'

/** The words of `PreferenceSwitches`, from the shell's. */
export function preferenceWords(t: ReturnType<typeof useTranslations<'shell'>>): PreferenceWords {
  return {
    language: t('language'),
    theme: {
      group: t('theme.label'),
      light: t('theme.light'),
      dark: t('theme.dark'),
      system: t('theme.system'),
    },
  }
}
