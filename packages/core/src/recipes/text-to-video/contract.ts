import { z } from 'zod'
import { aspectRatios, resolutions } from '../../providers/contract'
import { defineContract } from '../define-contract'

/** The looks and sounds the composer offers; each provider maps them to what it can do. */
export const videoStyles = ['rain', 'waves', 'fire', 'tapping', 'brushing', 'forest', 'night', 'abstract'] as const

export const textToVideo = defineContract({
  id: 'text-to-video',
  makes: 'video',
  input: z.object({
    prompt: z.string().trim().min(1).max(1000),
    style: z.enum(videoStyles).optional(),
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
    {
      prompt: 'Rain on a window at night, warm lamp behind it',
      style: 'rain',
      aspectRatio: '16:9',
      durationSeconds: 5,
      resolution: '720p',
    },
    {
      prompt: 'Slow waves over dark sand, first light',
      style: 'waves',
      aspectRatio: '9:16',
      durationSeconds: 8,
      resolution: '720p',
    },
    { prompt: '壁炉里的火，雪夜', style: 'fire', aspectRatio: '1:1', durationSeconds: 5, resolution: '720p' },
  ],
})
