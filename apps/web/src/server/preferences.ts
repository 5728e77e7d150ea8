import { cache } from 'react'
import { cookies, headers } from 'next/headers'
import { languageOf } from '@studiolo/api/errors/envelope'
import { languages, themes, type Language, type Theme } from '@studiolo/db/states/user'
import { readMe } from '../trpc/server'
import { LANGUAGE_COOKIE, THEME_COOKIE } from './preference-cookies'

export interface Preferences {
  language: Language
  theme: Theme
}

/** In which language and colours to draw: the person's own, else this browser's cookie, else what the browser asks for. */
export const readPreferences = cache(async (): Promise<Preferences> => {
  const me = await readMe()
  const jar = await cookies()
  const language = me?.language ?? oneOf(languages, jar.get(LANGUAGE_COOKIE)?.value)
  return {
    language: language ?? languageOf((await headers()).get('accept-language')),
    theme: me?.theme ?? oneOf(themes, jar.get(THEME_COOKIE)?.value) ?? 'system',
  }
})

function oneOf<T extends string>(all: readonly T[], value: string | undefined): T | undefined {
  return all.find((one) => one === value)
}
