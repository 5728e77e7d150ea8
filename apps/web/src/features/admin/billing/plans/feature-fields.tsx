'use client'

import { MAX_FEATURE, MAX_FEATURES } from '@studiolo/core/plans/contract'
import { languages } from '@studiolo/db/states/user'
import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { IconButton } from '@studiolo/ui/icon-button'
import { Input } from '@studiolo/ui/input'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { addFeature, moveFeature, type FeatureDraft } from './feature-drafts'

export interface FeatureFieldsProps {
  features: FeatureDraft[]
  /** The keys of the lines that are not right. */
  wrong: readonly number[]
  onChange: (features: FeatureDraft[]) => void
}

/** What a plan promises beyond numbers: lines in both languages, which can be added, moved and removed. */
export function FeatureFields({ features, wrong, onChange }: FeatureFieldsProps) {
  const t = useTranslations('admin-plans.form')
  const list = useRef<HTMLOListElement>(null)
  // Where one goes on writing after a line has come or moved.
  const next = useRef<number | null>(null)
  useEffect(() => {
    if (next.current === null) return
    list.current?.children[next.current]?.querySelector('input')?.focus()
    next.current = null
  })
  const change = (changed: FeatureDraft[], focusAt: number) => {
    next.current = focusAt
    onChange(changed)
  }
  const last = features.length - 1
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">{t('features')}</legend>
      <p className="text-sm text-muted">{t('featuresHint', { max: MAX_FEATURES })}</p>
      <ol ref={list} className="flex flex-col gap-3">
        {features.map((feature, index) => {
          const place = index + 1
          const problem = wrong.includes(feature.key) ? t('wrong.feature', { max: MAX_FEATURE }) : undefined
          return (
            <li key={feature.key} className="flex items-start gap-2">
              <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                {languages.map((language) => (
                  <Field
                    key={language}
                    label={t(language === 'en' ? 'featureEn' : 'featureZh', { place })}
                    error={language === 'zh' ? problem : undefined}
                  >
                    <Input
                      autoComplete="off"
                      lang={language}
                      aria-invalid={problem ? true : undefined}
                      value={feature[language]}
                      onChange={(event) =>
                        onChange(
                          features.map((one) =>
                            one.key === feature.key ? { ...one, [language]: event.target.value } : one,
                          ),
                        )
                      }
                    />
                  </Field>
                ))}
              </div>
              <div className="mt-6.5 flex flex-col">
                <IconButton
                  size="sm"
                  icon={<ArrowUp aria-hidden="true" />}
                  label={t('featureUp', { place })}
                  disabled={index === 0}
                  onClick={() => change(moveFeature(features, index, index - 1), index - 1)}
                />
                <IconButton
                  size="sm"
                  icon={<ArrowDown aria-hidden="true" />}
                  label={t('featureDown', { place })}
                  disabled={index === last}
                  onClick={() => change(moveFeature(features, index, index + 1), index + 1)}
                />
                <IconButton
                  size="sm"
                  icon={<Trash2 aria-hidden="true" />}
                  label={t('featureRemove', { place })}
                  onClick={() =>
                    change(
                      features.filter(({ key }) => key !== feature.key),
                      Math.min(index, last - 1),
                    )
                  }
                />
              </div>
            </li>
          )
        })}
      </ol>
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          disabled={features.length >= MAX_FEATURES}
          onClick={() => change(addFeature(features), features.length)}
        >
          {t('featureAdd')}
        </Button>
      </div>
    </fieldset>
  )
}
