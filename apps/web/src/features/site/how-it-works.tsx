import { cn } from '@studiolo/ui/cn'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

/** The three promises, each beside a piece of the real thing. `videoPrice` is what the pictured video costs here. */
export async function HowItWorks({ videoPrice }: { videoPrice: number }) {
  const t = await getTranslations('site.steps')
  return (
    <section aria-labelledby="how" className="mx-auto w-full max-w-6xl px-5">
      <h2 id="how" className="max-w-2xl font-display text-3xl">
        {t('title')}
      </h2>
      <ol className="mt-10 grid grid-cols-1 gap-x-8 gap-y-12 md:grid-cols-3">
        <Step number={1} title={t('price.title')} text={t('price.text')}>
          <PricePicture videoPrice={videoPrice} />
        </Step>
        <Step number={2} title={t('watch.title')} text={t('watch.text')}>
          <StagesPicture />
        </Step>
        <Step number={3} title={t('back.title')} text={t('back.text')}>
          <StatementPicture videoPrice={videoPrice} />
        </Step>
      </ol>
    </section>
  )
}

interface StepProps {
  number: number
  title: string
  text: string
  /** A picture of it; the words say the same. */
  children: ReactNode
}

function Step({ number, title, text, children }: StepProps) {
  return (
    <li className="flex flex-col">
      <div
        aria-hidden="true"
        className="flex h-52 items-center overflow-hidden rounded-md border border-line bg-surface px-6 select-none"
      >
        <div className="w-full">{children}</div>
      </div>
      <h3 className="mt-5 flex gap-2.5 text-xl font-semibold">
        <span className="numeric font-display font-normal text-muted">{number}</span>
        {title}
      </h3>
      <p className="mt-1.5 text-lg text-muted">{text}</p>
    </li>
  )
}

async function PricePicture({ videoPrice }: { videoPrice: number }) {
  const t = await getTranslations('site.steps.price')
  return (
    <div className="rounded-md border border-line bg-raised p-4">
      <p className="text-base">{t('prompt')}</p>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-2">
        <span className="text-sm text-muted">{t('options')}</span>
        <span className="numeric inline-flex h-7 items-center rounded-sm bg-accent px-2.5 text-sm font-medium text-on-accent">
          {t('button', { credits: videoPrice })}
        </span>
      </div>
    </div>
  )
}

async function StagesPicture() {
  const t = await getTranslations('site.steps.watch')
  const stages = [
    { name: t('queued'), fill: 'w-full bg-ink', note: t('done') },
    { name: t('generating'), fill: 'w-3/5 bg-held', note: t('left') },
    { name: t('processing'), fill: 'w-0', note: '' },
    { name: t('publishing'), fill: 'w-0', note: '' },
  ]
  return (
    <div className="flex flex-col gap-3.5">
      {stages.map(({ name, fill, note }) => (
        <div key={name}>
          <p className="flex justify-between gap-3 text-sm">
            <span className={note ? 'font-medium' : 'text-muted'}>{name}</span>
            <span className="numeric text-muted">{note}</span>
          </p>
          <div className="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken">
            <div className={cn('h-full rounded-full', fill)} />
          </div>
        </div>
      ))}
    </div>
  )
}

async function StatementPicture({ videoPrice }: { videoPrice: number }) {
  const [t, price] = await Promise.all([getTranslations('site.steps.back'), getTranslations('site.steps.price')])
  const lines = [
    {
      word: t('given'),
      look: 'bg-released-soft text-released',
      amount: `+${videoPrice}`,
      color: 'text-released',
      note: t('failed'),
    },
    { word: t('held'), look: 'bg-held-soft text-held', amount: `−${videoPrice}`, color: 'text-held', note: '' },
  ]
  return (
    <div className="divide-y divide-line border-y border-line text-sm">
      {lines.map(({ word, look, amount, color, note }) => (
        <div key={word} className="flex items-center gap-3 py-3">
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{price('prompt')}</span>
            {note ? <span className="text-xs text-muted">{note}</span> : null}
          </span>
          <span className={cn('shrink-0 rounded-sm px-1.5 py-0.5 text-xs font-medium', look)}>{word}</span>
          <span className={cn('numeric w-8 shrink-0 text-right font-semibold', color)}>{amount}</span>
        </div>
      ))}
    </div>
  )
}
