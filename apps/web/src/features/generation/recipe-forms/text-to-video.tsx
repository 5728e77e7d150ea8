'use client'

import { aspectRatios, resolutions } from '@studiolo/core/providers/contract'
import { videoStyles, type textToVideo } from '@studiolo/core/recipes/text-to-video/contract'
import { ChipGroup } from '@studiolo/ui/chips'
import {
  Brush,
  Clapperboard,
  CloudRain,
  Flame,
  Hand,
  Moon,
  Shapes,
  Trees,
  WandSparkles,
  Waves,
  type LucideIcon,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import type { RecipeForm } from './recipe-form'
import type { FormValues } from '../start/recipe-quote'
import { SeedOption } from './seed-option'
import { ShapeIcon } from './shape-icon'

type VideoInput = z.input<typeof textToVideo.input>
type Style = (typeof videoStyles)[number]

const styleIcons: Record<Style, LucideIcon> = {
  rain: CloudRain,
  waves: Waves,
  fire: Flame,
  tapping: Hand,
  brushing: Brush,
  forest: Trees,
  night: Moon,
  abstract: Shapes,
}

/** Many chips scroll sideways under a thumb, so that the button below stays in sight. */
const ONE_LINE_ON_PHONES =
  'w-full max-sm:-mx-4 max-sm:w-[calc(100%+2rem)] max-sm:[&>span]:px-4 max-sm:[&_[role=radiogroup]]:flex-nowrap max-sm:[&_[role=radiogroup]]:overflow-x-auto max-sm:[&_[role=radiogroup]]:px-4 max-sm:[&_[role=radiogroup]]:[scrollbar-width:none] max-sm:[&_label]:shrink-0'

const lengths = ['5', '8', '10'] as const

function VideoOptions() {
  const t = useTranslations('generation.video')
  const { control, setValue } = useFormContext<VideoInput>()
  const [style, aspectRatio, durationSeconds, resolution] = useWatch({
    control,
    name: ['style', 'aspectRatio', 'durationSeconds', 'resolution'],
  })
  const set: typeof setValue = (name, value) => setValue(name, value, { shouldDirty: true, shouldValidate: true })
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
      <ChipGroup<Style | 'auto'>
        className={ONE_LINE_ON_PHONES}
        label={t('style')}
        labelPlace="above"
        value={style ?? 'auto'}
        onValueChange={(value) => set('style', value === 'auto' ? undefined : value)}
        options={(['auto', ...videoStyles] as const).map((value) => {
          const Icon = value === 'auto' ? WandSparkles : styleIcons[value]
          return { value, label: t(`styles.${value}`), icon: <Icon aria-hidden="true" /> }
        })}
      />
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
        onValueChange={(value) => set('durationSeconds', Number(value) as VideoInput['durationSeconds'])}
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

function VideoSummary({ input }: { input: FormValues }) {
  const t = useTranslations('generation.video')
  const { style, aspectRatio, durationSeconds, resolution } = input as Partial<VideoInput>
  const parts = [
    style && t(`styles.${style}`),
    aspectRatio,
    durationSeconds && t('seconds', { seconds: durationSeconds }),
    resolution,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Words become a video. */
export const textToVideoForm = {
  icon: Clapperboard,
  words: 'prompt',
  defaults: () => ({ prompt: '', aspectRatio: '16:9', durationSeconds: 5, resolution: '720p' }),
  Options: VideoOptions,
  Summary: VideoSummary,
} satisfies RecipeForm
