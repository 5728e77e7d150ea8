import './globals.css'

import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Providers } from '@/features/shell/providers'
import { pickMessages } from '@/i18n/messages'
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

/** Language and colours are known before the first byte, so nothing flashes and no script has to run first. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme } = await readPreferences()
  const locale = await getLocale()
  const messages = pickMessages(await getMessages(), [])
  return (
    <html lang={locale === 'zh' ? 'zh-Hans' : locale} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <NextIntlClientProvider messages={messages}>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
