'use client'

import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { Composer, type Prefill } from './composer/composer'
import type { GenerationPage } from './events/patch-generation'
import { LatestGenerations } from './latest/latest-generations'
import { LATEST_INPUT } from './latest/latest-input'
import type { PriceRules } from './start/recipe-quote'
import { asFirstPage, useSeed } from '@/trpc/use-seed'

export interface CreatePageProps {
  userId: string
  prefill: Prefill | null
  prices: PriceRules
  allowances: Outputs['plans']['allowances']
  latest: GenerationPage
}

/** The composer, and below it what became of it. */
export function CreatePage({ userId, prefill, prices, allowances, latest }: CreatePageProps) {
  const t = useTranslations('generation.composer')
  useSeed([
    [getQueryKey(trpc.recipes.prices, undefined, 'query'), prices],
    [getQueryKey(trpc.plans.allowances, undefined, 'query'), allowances],
    [getQueryKey(trpc.generation.list, LATEST_INPUT, 'infinite'), asFirstPage(latest)],
  ])
  return (
    <div className="mx-auto flex w-full max-w-[920px] flex-col gap-8 px-5 pt-8 pb-16 max-sm:px-3 max-sm:pt-4">
      <div className="flex flex-col gap-4">
        <h1 className="text-2xl font-semibold">{t('heading')}</h1>
        <Composer userId={userId} prefill={prefill} />
      </div>
      <LatestGenerations />
    </div>
  )
}
