'use client'

import { cn } from '@studiolo/ui/cn'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

const sections = [
  { href: '/settings', name: 'profile' },
  { href: '/settings/sign-in', name: 'signIn' },
  { href: '/settings/sessions', name: 'sessions' },
  { href: '/settings/keys', name: 'keys' },
  { href: '/settings/limits', name: 'limits' },
  { href: '/settings/account', name: 'account' },
] as const

/** The settings' head and their sections, each a page of its own. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('identity')
  const path = usePathname()
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <h1 className="text-2xl font-semibold">{t('heading')}</h1>
      <nav
        aria-label={t('sections')}
        className="-mx-1 flex gap-1 max-sm:gap-0 overflow-x-auto border-b border-line px-1 [scrollbar-width:none]"
      >
        {sections.map(({ href, name }) => {
          const current = path === href
          return (
            <Link
              key={href}
              href={href}
              aria-current={current ? 'page' : undefined}
              className={cn(
                'relative inline-flex h-10 shrink-0 items-center rounded-t-sm px-3 max-sm:px-2 font-medium whitespace-nowrap',
                'focus-visible:-outline-offset-2',
                current
                  ? 'text-ink after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full after:bg-ink'
                  : 'text-muted hover:text-ink',
              )}
            >
              {t(`nav.${name}`)}
            </Link>
          )
        })}
      </nav>
      <div className="flex flex-col gap-5">{children}</div>
    </div>
  )
}
