import { Button } from '@studiolo/ui/button'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'

export default async function LandingPage() {
  const t = await getTranslations('site')
  return (
    <section className="mx-auto max-w-6xl px-5 py-24">
      <h1 className="max-w-3xl font-display text-3xl text-ink sm:text-display">{t('title')}</h1>
      <p className="mt-6 max-w-xl text-lg text-muted">{t('lead')}</p>
      <Button variant="primary" size="lg" className="mt-10" render={<Link href="/create" />}>
        {t('start')}
      </Button>
    </section>
  )
}
