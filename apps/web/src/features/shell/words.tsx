import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { pickMessages, type Noun } from '@/i18n/messages'

/** Gives the browser the words of these nouns (and of the shell) for everything inside. */
export async function Words({ of: nouns, children }: { of: readonly Noun[]; children: ReactNode }) {
  return <NextIntlClientProvider messages={pickMessages(await getMessages(), nouns)}>{children}</NextIntlClientProvider>
}
