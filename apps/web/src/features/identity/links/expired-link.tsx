import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { AuthFrame } from '../auth-frame'

/** Where another link of each kind comes from. */
const ways = { verify: '/sign-up', link: '/sign-in?by=link', reset: '/forgot-password' } as const

export interface ExpiredLinkProps {
  purpose: keyof typeof ways
  /** `incomplete` when the address holds no token at all. */
  cause: 'expired' | 'incomplete'
}

/** A link that leads nowhere any more, and the way to the next one. */
export function ExpiredLink({ purpose, cause }: ExpiredLinkProps) {
  const t = useTranslations('auth.expired')
  return (
    <AuthFrame
      title={cause === 'expired' ? t('title') : t('incompleteTitle')}
      lead={cause === 'expired' ? t('text') : t('incomplete')}
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" render={<Link href={ways[purpose]} />}>
          {t(purpose)}
        </Button>
        <Button variant="ghost" size="lg" render={<Link href="/sign-in" />}>
          {t('signIn')}
        </Button>
      </div>
    </AuthFrame>
  )
}
