import type { Name } from '../names'

export function recipeContract({ kebab, camel }: Name): string {
  return `import { z } from 'zod'
import { aspectRatios, resolutions } from '../../providers/contract'
import { defineContract } from '../define-contract'

export const ${camel} = defineContract({
  id: '${kebab}',
  makes: 'video',
  input: z.object({
    prompt: z.string().trim().min(1).max(1000),
    aspectRatio: z.enum(aspectRatios),
    durationSeconds: z.literal([5, 8, 10]),
    resolution: z.enum(resolutions),
    /** The same seed and input give the same video. Random when left out. */
    seed: z.int().min(0).max(2_147_483_647).optional(),
  }),
  defaultPrice: { base: 0, perUnit: 125, unitSeconds: 1, resolutionPercent: { '720p': 100, '1080p': 150 } },
  priceFacts: (input) => ({ seconds: input.durationSeconds, resolution: input.resolution }),
  title: (input) => input.prompt.slice(0, 120),
  samples: [
    { prompt: 'Rain on a window at night', aspectRatio: '16:9', durationSeconds: 5, resolution: '720p' },
    { prompt: '壁炉里的火，雪夜', aspectRatio: '1:1', durationSeconds: 5, resolution: '720p' },
  ],
})
`
}

export function recipeSteps({ camel }: Name): string {
  return `import { defineRecipe } from '../define-recipe'
import { ${camel} } from './contract'

export const ${camel}Recipe = defineRecipe({
  contract: ${camel},
  texts: (input) => [input.prompt],
  steps: ({ prompt, aspectRatio, durationSeconds, resolution }, seed) => [
    { capability: 'text-to-video', task: { prompt, style: null, aspectRatio, durationSeconds, resolution, seed } },
  ],
})
`
}

/** The browser's half. */
export function recipeForm({ kebab, camel }: Name): string {
  const Pascal = camel.charAt(0).toUpperCase() + camel.slice(1)
  return `'use client'

import { aspectRatios, resolutions } from '@studiolo/core/providers/contract'
import type { ${camel} } from '@studiolo/core/recipes/${kebab}/contract'
import { ChipGroup } from '@studiolo/ui/chips'
import { Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import type { FormValues } from '../start/recipe-quote'
import type { RecipeForm } from './recipe-form'
import { SeedOption } from './seed-option'
import { ShapeIcon } from './shape-icon'

type ${Pascal}Input = z.input<typeof ${camel}.input>

const lengths = ['5', '8', '10'] as const

function ${Pascal}Options() {
  const t = useTranslations('generation.video')
  const { control, setValue } = useFormContext<${Pascal}Input>()
  const [aspectRatio, durationSeconds, resolution] = useWatch({
    control,
    name: ['aspectRatio', 'durationSeconds', 'resolution'],
  })
  const set: typeof setValue = (name, value) => setValue(name, value, { shouldDirty: true, shouldValidate: true })
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
      <ChipGroup
        label={t('shape')}
        labelPlace="above"
        value={aspectRatio}
        onValueChange={(value) => set('aspectRatio', value)}
        options={aspectRatios.map((value) => ({ value, label: value, icon: <ShapeIcon shape={value} /> }))}
      />
      <ChipGroup
        label={t('length')}
        labelPlace="above"
        value={String(durationSeconds) as (typeof lengths)[number]}
        onValueChange={(value) => set('durationSeconds', Number(value) as ${Pascal}Input['durationSeconds'])}
        options={lengths.map((value) => ({ value, label: t('seconds', { seconds: Number(value) }) }))}
      />
      <ChipGroup
        label={t('quality')}
        labelPlace="above"
        value={resolution}
        onValueChange={(value) => set('resolution', value)}
        options={resolutions.map((value) => ({ value, label: value }))}
      />
      <SeedOption />
    </div>
  )
}

function ${Pascal}Summary({ input }: { input: FormValues }) {
  const t = useTranslations('generation.video')
  const { aspectRatio, durationSeconds, resolution } = input as Partial<${Pascal}Input>
  return [aspectRatio, durationSeconds && t('seconds', { seconds: durationSeconds }), resolution]
    .filter(Boolean)
    .join(' · ')
}

/** How the composer asks for it. */
export const ${camel}Form = {
  icon: Sparkles,
  words: 'prompt',
  defaults: () => ({ prompt: '', aspectRatio: '16:9', durationSeconds: 5, resolution: '720p' }),
  Options: ${Pascal}Options,
  Summary: ${Pascal}Summary,
} satisfies RecipeForm
`
}

/** What the composer says of it, until somebody who knows the recipe says it better. */
export function recipeWords({ title }: Name, language: 'en' | 'zh'): Record<string, string> {
  if (language === 'zh')
    return {
      name: title,
      thing: '作品',
      words: '描述您的作品',
      placeholder: '描述您想看到和听到的内容……',
      empty: '请先用几个词描述您的作品。',
    }
  return {
    name: title,
    thing: title.toLowerCase(),
    words: 'Describe what you want',
    placeholder: 'Describe what is to be seen and heard …',
    empty: 'Describe what you want in a few words first.',
  }
}
