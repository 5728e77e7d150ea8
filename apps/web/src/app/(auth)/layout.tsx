import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Brand } from '@/features/shell/mark'
import { Providers } from '@/features/shell/providers'
import { Words } from '@/features/shell/words'

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('shell')
  return (
    <Words of={['auth']}>
      <div className="flex min-h-dvh flex-col">
        <header className="px-5 py-4">
          <Link href="/">
            <Brand name={t('brand')} />
          </Link>
        </header>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-5 pb-24">
          <Providers>{children}</Providers>
        </main>
      </div>
    </Words>
  )
}
