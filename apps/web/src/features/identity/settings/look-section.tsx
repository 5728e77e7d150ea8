'use client'

import type { Me } from '@studiolo/core/identity/contract'
import { themes, type Theme } from '@studiolo/db/states/user'
import { Card } from '@studiolo/ui/card'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useOptimistic, useTransition, type ReactNode } from 'react'
import { languageNames } from '@/features/shell/preferences'
import { FormProblem } from '../forms/form-problem'
import { usePreferences } from '../preferences/use-preferences'

const icons: Record<Theme, ReactNode> = {
  system: <Monitor aria-hidden="true" />,
  light: <Sun aria-hidden="true" />,
  dark: <Moon aria-hidden="true" />,
}

/** Language and colours; both count at once, in the whole studio. */
export function LookSection({ me }: { me: Me }) {
  const t = useTranslations('identity.look')
  const shell = useTranslations('shell')
  const language = useLocale()
  const { chooseLanguage, chooseTheme, error } = usePreferences()
  const [theme, showTheme] = useOptimistic(me.theme)
  const [, startChange] = useTransition()
  return (
    <Card title={t('title')} description={t('lead')}>
      <div className="flex flex-col divide-y divide-line">
        <Row label={t('language')}>
          <SegmentedControl
            label={t('language')}
            value={language}
            onValueChange={(language) => void chooseLanguage(language)}
            options={languageNames}
          />
        </Row>
        <Row label={t('theme')}>
          <SegmentedControl
            label={t('theme')}
            value={theme}
            onValueChange={(theme) =>
              startChange(async () => {
                showTheme(theme)
                await chooseTheme(theme)
              })
            }
            options={themes.map((value) => ({ value, label: shell(`theme.${value}`), icon: icons[value] }))}
          />
        </Row>
      </div>
      <FormProblem error={error} />
    </Card>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-1 last:pb-0">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  )
}
