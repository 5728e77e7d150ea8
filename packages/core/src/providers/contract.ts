import { z } from 'zod'

export const aspectRatios = ['16:9', '9:16', '1:1'] as const
export const resolutions = ['720p', '1080p'] as const

/** What a provider is asked to make, by capability. Pure data: it is frozen on the attempt. */
export const tasks = {
  'text-to-video': z.object({
    prompt: z.string(),
    style: z.string().nullable(),
    aspectRatio: z.enum(aspectRatios),
    durationSeconds: z.number().positive(),
    resolution: z.enum(resolutions),
    seed: z.int(),
  }),
  speech: z.object({
    text: z.string(),
    /** A language tag of the voice, e.g. `en` or `zh`. */
    language: z.string(),
    voice: z.string().nullable(),
    /** 1 is the voice's own pace. */
    pace: z.number().min(0.5).max(2),
  }),
} as const

export type TaskCapability = keyof typeof tasks
export type TaskOf<C extends TaskCapability> = z.output<(typeof tasks)[C]>
/** A capability with its task. */
export type Task = { [C in TaskCapability]: { capability: C; task: TaskOf<C> } }[TaskCapability]

/** The sizes of a video by resolution and aspect ratio, in pixels. */
export function frameSize(
  resolution: (typeof resolutions)[number],
  aspectRatio: (typeof aspectRatios)[number],
): { width: number; height: number } {
  const short = resolution === '1080p' ? 1080 : 720
  const long = (short * 16) / 9
  if (aspectRatio === '1:1') return { width: short, height: short }
  return aspectRatio === '16:9' ? { width: long, height: short } : { width: short, height: long }
}
