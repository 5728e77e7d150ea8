import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PreferenceSwitches } from './preferences/preference-switches'
import { preferenceWords } from './preferences/preference-words'

export interface AuthFrameProps {
  title: ReactNode
  lead?: ReactNode
  /** Where else one may want to go: said under the form. */
  foot?: ReactNode
  children?: ReactNode
}

/** The narrow column that all pages of the front door share. */
export function AuthFrame({ title, lead, foot, children }: AuthFrameProps) {
  const words = preferenceWords(useTranslations('shell'))
  const language = useLocale()
  return (
    <div className="flex flex-col py-8">
      <h1 className="font-display text-3xl text-ink">{title}</h1>
      {lead ? <div className="mt-2 text-lg text-muted break-words">{lead}</div> : null}
      {children ? <div className="mt-7 flex flex-col gap-5">{children}</div> : null}
      {foot ? <p className="mt-7 text-base text-muted">{foot}</p> : null}
      <div className="mt-12 border-t border-line pt-4">
        <PreferenceSwitches language={language} words={words} />
      </div>
    </div>
  )
}
