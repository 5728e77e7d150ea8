'use client'

import type { PriceFacts, PriceRule } from '@studiolo/core/pricing/quote'
import { useTranslations } from 'next-intl'
import { useLengthWords } from '../parts/length'

/** A price rule in short sentences, one for each thing that costs. */
export function useRuleWords(): (rule: PriceRule) => string[] {
  const t = useTranslations('admin-prices.rule')
  return ({ base, perUnit, unitSeconds, resolutionPercent = {}, modelPercent = {}, variationPercent = 100 }) => {
    const length = unitSeconds === 1 ? 'perSecond' : 'perUnit'
    const sizes = Object.entries(resolutionPercent).filter(([, percent]) => percent !== 100)
    return [
      ...(base > 0 ? [t('base', { credits: base / 100 })] : []),
      ...(perUnit > 0 ? [t(length, { credits: perUnit / 100, seconds: unitSeconds })] : []),
      ...(base + perUnit === 0 ? [t('free')] : []),
      ...sizes.map(([name, percent]) => t('factor', { name, percent: percent - 100 })),
      ...Object.entries(modelPercent).map(([name, percent]) => t('model', { name, percent: percent - 100 })),
      ...(variationPercent === 100 ? [] : [t('variation', { percent: variationPercent })]),
    ]
  }
}

/** What an example makes, in words: `8 s · 1080p`. */
export function useFactsWords(): (facts: PriceFacts) => string {
  const t = useTranslations('admin-prices.examples')
  const length = useLengthWords()
  return ({ seconds, resolution, model, variations }) =>
    [
      length(seconds * 1000),
      resolution,
      model,
      variations === undefined ? undefined : t('variations', { count: variations }),
    ]
      .filter(Boolean)
      .join(' · ')
}
