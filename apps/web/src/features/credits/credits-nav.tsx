'use client'

import { cn } from '@studiolo/ui/cn'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { sectionOf, sections } from './credits-sections'

/** The way between the pages about credits and money; on a phone it is pushed sideways. */
export function CreditsNav() {
  const t = useTranslations('credits.sections')
  const current = sectionOf(usePathname())
  const nav = useRef<HTMLElement>(null)
  // Sideways alone: whoever comes to a part of the page further down stays there.
  useEffect(() => {
    const box = nav.current
    const link = box?.children[sections.findIndex(({ name }) => name === current)]
    if (box && link instanceof HTMLElement) box.scrollLeft = link.offsetLeft - (box.clientWidth - link.offsetWidth) / 2
  }, [current])
  return (
    <div className="mx-auto w-full max-w-5xl px-6 pt-4 max-sm:px-4 max-sm:pt-2 print:hidden">
      <nav
        ref={nav}
        aria-label={t('label')}
        className="relative -mx-1 flex gap-1 overflow-x-auto border-b border-line px-1 [scrollbar-width:none] max-sm:gap-0"
      >
        {sections.map(({ href, name }) => {
          const isCurrent = name === current
          return (
            <Link
              key={href}
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              className={cn(
                'relative inline-flex h-10 shrink-0 items-center rounded-t-sm px-3 font-medium whitespace-nowrap max-sm:px-2',
                'focus-visible:-outline-offset-2',
                isCurrent
                  ? 'text-ink after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full after:bg-ink'
                  : 'text-muted hover:text-ink',
              )}
            >
              {t(name)}
            </Link>
          )
        })}
      </nav>
    </div>
  )
}
