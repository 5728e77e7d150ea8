import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthFrame } from '@/features/identity/auth-frame'
import { DemoHint } from '@/features/identity/demo-hint'
import { TextLink } from '@/features/identity/text-link'
import { readOutbox } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.sent')
  return { title: t('title') }
}

/** Where next-auth's own e-mail form leads. */
export default async function Page() {
  const t = await getTranslations('auth.sent')
  return (
    <AuthFrame
      title={t('title')}
      lead={t('linkUnnamed')}
      foot={<TextLink href="/sign-in?by=link">{t('back')}</TextLink>}
    >
      {(await readOutbox()) ? <DemoHint /> : null}
      <p className="text-muted">{t('spam')}</p>
    </AuthFrame>
  )
}
