import { totalmem } from 'node:os'
import { z } from 'zod'
import { declareConfig } from '../kernel/config'
import { STANDARD_PATH } from './child'

const MEBIBYTE = 1024 * 1024
const SHARE_OF_MEMORY = 0.6

/**
 * How media work is done. `FFMPEG_PATH` and `FFPROBE_PATH` name the tools to use and no others, `PATH` is where the
 * system's are looked for without them;
 * `STUDIOLO_MEDIA_MEMORY_MB` is what all running children together may be expected to take (default 60 % of the
 * machine's memory); `STUDIOLO_MEDIA_SANDBOX=off` runs them without a sandbox although there is one.
 */
export const mediaConfig = declareConfig(
  'media',
  {
    PATH: z.string().default(STANDARD_PATH),
    FFMPEG_PATH: z.string().optional(),
    FFPROBE_PATH: z.string().optional(),
    STUDIOLO_MEDIA_MEMORY_MB: z.coerce
      .number('must be a number of megabytes')
      .int()
      .min(256, 'must be at least 256')
      .optional(),
    STUDIOLO_MEDIA_SANDBOX: z.enum(['auto', 'off'], 'must be auto or off').default('auto'),
  },
  (values) => ({
    searchPath: values.PATH,
    ffmpegPath: values.FFMPEG_PATH,
    ffprobePath: values.FFPROBE_PATH,
    memoryMb: values.STUDIOLO_MEDIA_MEMORY_MB ?? Math.floor((totalmem() / MEBIBYTE) * SHARE_OF_MEMORY),
    sandbox: values.STUDIOLO_MEDIA_SANDBOX,
  }),
)
