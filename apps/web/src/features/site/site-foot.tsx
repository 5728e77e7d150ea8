import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { PreferenceSwitches } from '@/features/identity/preferences/preference-switches'
import { preferenceWords } from '@/features/identity/preferences/preference-words'
import { Brand } from '@/features/shell/mark'
import { serverApi } from '@/trpc/server'

/** The foot of the open pages: the way on, language and colours. */
export async function SiteFoot({ standing }: { standing: 'visitor' | 'signed-in' }) {
  const [t, shell, billing, language, api] = await Promise.all([
    getTranslations('site.foot'),
    getTranslations('shell'),
    getTranslations('billing.pricing'),
    getLocale(),
    serverApi(),
  ])
  const pricing = (await api.billing.isSelling()) ? [{ href: '/pricing', label: billing('link') }] : []
  const links =
    standing === 'signed-in'
      ? [{ href: '/create', label: shell('create') }, ...pricing, { href: '/docs/api', label: shell('docs') }]
      : [
          { href: '/sign-in', label: shell('signIn') },
          { href: '/sign-up', label: shell('signUp') },
          ...pricing,
          { href: '/docs/api', label: shell('docs') },
        ]
  return (
    <footer className="mx-auto flex w-full max-w-6xl flex-wrap items-start justify-between gap-x-10 gap-y-8 px-5 py-12">
      <div>
        <Brand name={shell('brand')} />
        <p className="mt-2 text-muted">{t('line')}</p>
      </div>
      <div className="flex flex-col gap-6 sm:items-end">
        <nav aria-label={t('label')}>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {links.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} className="inline-block min-h-6 rounded-sm text-muted hover:text-ink">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <PreferenceSwitches standing={standing} language={language} words={preferenceWords(shell)} />
      </div>
    </footer>
  )
}
