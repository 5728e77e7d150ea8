import { Button } from '@studiolo/ui/button'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ForOperators } from './for-operators'
import { HowItWorks } from './how-it-works'
import { Showcase } from './showcase'
import { SiteFoot } from './site-foot'
import { WhatItMakes } from './what-it-makes'

export interface LandingPageProps {
  standing: 'visitor' | 'signed-in'
  /** Credits for an 8-second video at 720p. */
  videoPrice: number
  /** Credits for a started half minute of speech. */
  speechPrice: number
}

/** What Studiolo is, in one promise and a page of proof. */
export async function LandingPage({ standing, videoPrice, speechPrice }: LandingPageProps) {
  const t = await getTranslations('site.hero')
  return (
    <>
      <div className="flex flex-col gap-28 pb-28 max-sm:gap-20 max-sm:pb-20">
        <div className="flex flex-col gap-14 max-sm:gap-10">
          <section className="mx-auto w-full max-w-6xl px-5 pt-16 max-sm:pt-8">
            <h1 className="max-w-4xl font-display text-[2.5rem] leading-[1.1] tracking-tight text-ink sm:text-[4.25rem] sm:leading-[1.05]">
              {t('title')}
            </h1>
            <p className="mt-6 max-w-2xl text-xl text-muted">{t('lead')}</p>
            <div className="mt-8 flex flex-wrap gap-3">
              {standing === 'signed-in' ? (
                <Button variant="primary" size="lg" render={<Link href="/create" />}>
                  {t('open')}
                </Button>
              ) : (
                <>
                  <Button variant="primary" size="lg" render={<Link href="/sign-up" />}>
                    {t('start')}
                  </Button>
                  <Button size="lg" render={<Link href="/sign-in" />}>
                    {t('signIn')}
                  </Button>
                </>
              )}
            </div>
          </section>
          <Showcase />
        </div>
        <HowItWorks videoPrice={videoPrice} />
        <WhatItMakes videoPrice={videoPrice} speechPrice={speechPrice} />
      </div>
      <ForOperators />
      <SiteFoot standing={standing} />
    </>
  )
}
