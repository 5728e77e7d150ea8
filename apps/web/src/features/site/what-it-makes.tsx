import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The recipes with what they cost here. */
export async function WhatItMakes({ videoPrice, speechPrice }: { videoPrice: number; speechPrice: number }) {
  const t = await getTranslations('site.makes')
  return (
    <section aria-labelledby="makes" className="mx-auto w-full max-w-6xl px-5">
      <h2 id="makes" className="font-display text-3xl">
        {t('title')}
      </h2>
      <div className="mt-8 grid grid-cols-1 border-t border-line md:grid-cols-3 md:divide-x md:divide-line">
        <Kind title={t('video')} text={t('videoText')}>
          {t('videoPrice', { credits: videoPrice })}
        </Kind>
        <Kind title={t('speech')} text={t('speechText')}>
          {t('speechPrice', { credits: speechPrice })}
        </Kind>
        <Kind title={t('api')} text={t('apiText')}>
          <Link
            href="/docs/api"
            className="rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-ink"
          >
            {t('apiLink')}
          </Link>
        </Kind>
      </div>
    </section>
  )
}

function Kind({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5 border-b border-line py-6 md:px-6 md:first:pl-0 md:last:pr-0">
      <h3 className="text-xl font-semibold">{title}</h3>
      <p className="flex-1 text-lg text-muted">{text}</p>
      <p className="numeric mt-2 font-medium">{children}</p>
    </div>
  )
}
