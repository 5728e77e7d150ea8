import { CodeBlock } from '@studiolo/ui/code-block'
import { getTranslations } from 'next-intl/server'

const points = ['one', 'two', 'three'] as const

/** For who runs it: their own machine, one command, and what that gives. */
export async function ForOperators() {
  const t = await getTranslations('site.operators')
  return (
    <section aria-labelledby="operators" className="border-y border-line bg-surface">
      <div className="mx-auto grid w-full max-w-6xl grid-cols-1 gap-10 px-5 py-16 md:grid-cols-2 md:gap-16">
        <div>
          <h2 id="operators" className="font-display text-3xl">
            {t('title')}
          </h2>
          <p className="mt-3 max-w-md text-lg text-muted">{t('lead')}</p>
          <div className="mt-6 max-w-md">
            <p className="mb-1.5 text-sm font-medium">{t('command')}</p>
            <CodeBlock code="npm start" label={t('command')} copyLabels={{ copy: t('copy'), copied: t('copied') }} />
          </div>
        </div>
        <ul className="flex flex-col divide-y divide-line border-y border-line md:self-center">
          {points.map((point) => (
            <li key={point} className="py-4 text-lg">
              {t(`points.${point}`)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
