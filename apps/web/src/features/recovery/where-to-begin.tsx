import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** Where a charge is disputed: with what was made, or with the purchase. */
export function WhereToBegin() {
  const t = useTranslations('recovery')
  return (
    <ul className="flex flex-col gap-3">
      <Way text={t('list.begin.work', { button: t('open') })}>
        <Link href="/library" className={look}>
          {t('list.toLibrary')}
        </Link>
      </Way>
      <Way text={t('list.begin.payment', { button: t('openOrder') })}>
        <Link href="/credits/orders" className={look}>
          {t('list.toBilling')}
        </Link>
      </Way>
    </ul>
  )
}

const look =
  'inline-flex min-h-6 items-center rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-ink'

function Way({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li>
      <p className="text-muted">{text}</p>
      {children}
    </li>
  )
}
