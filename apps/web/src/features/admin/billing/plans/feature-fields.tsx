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
import { addFeature, moveFeature, type FeatureDraft, type WrongFeature } from './feature-drafts'

export interface FeatureFieldsProps {
  features: FeatureDraft[]
  /** The lines that are not right. */
  wrong: readonly WrongFeature[]
  onChange: (features: FeatureDraft[]) => void
}

/** What a plan promises beyond numbers: lines in both languages, which can be added, moved and removed. */
export function FeatureFields({ features, wrong, onChange }: FeatureFieldsProps) {
  const t = useTranslations('admin-plans.form')
  const fields = useRef<HTMLFieldSetElement>(null)
  // Where one goes on after a line has come, moved or gone.
  const next = useRef<string | null>(null)
  useEffect(() => {
    if (next.current === null) return
    fields.current?.querySelector<HTMLElement>(next.current)?.focus()
    next.current = null
  })
  const change = (changed: FeatureDraft[], focusAt: string) => {
    next.current = focusAt
    onChange(changed)
  }
  const last = features.length - 1
  const move = (from: number, to: number) => {
    // On with the same arrow, or at the end with the other one.
    const way = to === 0 || (to > from && to < last) ? 'down' : 'up'
    change(moveFeature(features, from, to), `[data-line="${to}"] [data-move="${way}"]`)
  }
  const remove = (index: number) => {
    const left = features.toSpliced(index, 1)
    change(left, left.length > 0 ? textOf(Math.min(index, last - 1)) : '[data-add]')
  }
  return (
    <fieldset ref={fields} className="flex flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">{t('features')}</legend>
      <p className="text-sm text-muted">{t('featuresHint', { max: MAX_FEATURES })}</p>
      <ol className="flex flex-col gap-3">
        {features.map((feature, index) => {
          const place = index + 1
          const problems = wrong.find(({ key }) => key === feature.key)?.languages ?? []
          return (
            <li key={feature.key} data-line={index} className="flex items-start gap-2">
              <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                {languages.map((language) => (
                  <Field
                    key={language}
                    label={t(language === 'en' ? 'featureEn' : 'featureZh', { place })}
                    error={problems.includes(language) ? t('wrong.feature', { max: MAX_FEATURE }) : undefined}
                  >
                    <Input
                      autoComplete="off"
                      lang={language}
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
                  data-move="up"
                  onClick={() => move(index, index - 1)}
                />
                <IconButton
                  size="sm"
                  icon={<ArrowDown aria-hidden="true" />}
                  label={t('featureDown', { place })}
                  disabled={index === last}
                  data-move="down"
                  onClick={() => move(index, index + 1)}
                />
                <IconButton
                  size="sm"
                  icon={<Trash2 aria-hidden="true" />}
                  label={t('featureRemove', { place })}
                  onClick={() => remove(index)}
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
          data-add=""
          onClick={() => change(addFeature(features), textOf(features.length))}
        >
          {t('featureAdd')}
        </Button>
      </div>
    </fieldset>
  )
}

/** Where the text of a line is written. */
function textOf(index: number): string {
  return `[data-line="${index}"] input`
}
