import { Button } from '@studiolo/ui/button'
import { SkipLink } from '@studiolo/ui/skip-link'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { readMe, serverApi } from '@/trpc/server'
import { Brand } from './mark'

/** Head and foot of the pages that are open to everybody. */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const [t, billing, me, api] = await Promise.all([
    getTranslations('shell'),
    getTranslations('billing.pricing'),
    readMe(),
    serverApi(),
  ])
  const isSelling = await api.billing.isSelling()
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink href="#main">{t('skip')}</SkipLink>
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-5 py-4">
        <Link href="/">
          <Brand name={t('brand')} />
        </Link>
        <nav aria-label={t('navigation')} className="flex items-center gap-2">
          {isSelling ? (
            <Button variant="ghost" className="max-sm:hidden" render={<Link href="/pricing" />}>
              {billing('link')}
            </Button>
          ) : null}
          <Button variant="ghost" className="max-sm:hidden" render={<Link href="/docs/api" />}>
            {t('docs')}
          </Button>
          {me ? (
            <Button render={<Link href="/create" />}>{t('create')}</Button>
          ) : (
            <>
              <Button variant="ghost" render={<Link href="/sign-in" />}>
                {t('signIn')}
              </Button>
              <Button render={<Link href="/sign-up" />}>{t('signUp')}</Button>
            </>
          )}
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
    </div>
  )
}
