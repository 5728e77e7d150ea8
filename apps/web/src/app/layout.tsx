import './globals.css'

import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Fonts } from '@/features/shell/fonts'
import { FailedWords } from '@/features/shell/failed-words'
import { currentProcess } from '@/server/process'
import { readPreferences } from '@/server/preferences'
import { connection } from 'next/server'

export async function generateMetadata(): Promise<Metadata> {
  await connection()
  const t = await getTranslations('shell')
  return {
    metadataBase: new URL(currentProcess().origin),
    title: { default: t('brand'), template: `%s · ${t('brand')}` },
    description: t('description'),
    applicationName: t('brand'),
  }
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
}

/**
 * Language and colours are known before the first byte, so nothing flashes and no script has to run first.
 * What a page needs in the browser its own layout brings: the open pages need next to nothing.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme } = await readPreferences()
  const locale = await getLocale()
  const t = await getTranslations('shell')
  return (
    <html lang={locale === 'zh' ? 'zh-Hans' : locale} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <Fonts />
        <FailedWords
          words={{
            title: t('failed.title'),
            text: t('failed.text'),
            retry: t('retry'),
            errorId: t('errorIdLabel'),
            copy: t('copy'),
            copied: t('copied'),
          }}
        >
          {children}
        </FailedWords>
      </body>
    </html>
  )
}
