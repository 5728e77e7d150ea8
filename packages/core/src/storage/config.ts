import { join, resolve } from 'node:path'
import { z } from 'zod'
import { declareConfig } from '../kernel/config'

const MEBIBYTE = 1024 * 1024
const bytes = z.coerce
  .number('must be a number of bytes')
  .int('must be a whole number')
  .nonnegative('must not be negative')

/**
 * Where Studiolo keeps its files. `STUDIOLO_DATA` is the one folder that holds everything (default `.studiolo` in the
 * working directory); media lies in its `storage`, work in progress in its `scratch`: one file system, so that a
 * finished file is moved, not copied. Below `STUDIOLO_MIN_FREE_BYTES` (default 512 MiB) nothing more is written.
 * Signed addresses live `STUDIOLO_FILE_URL_SECONDS` (default 6 h).
 */
export const storageConfig = declareConfig(
  'storage',
  {
    STUDIOLO_DATA: z.string().default('.studiolo'),
    STUDIOLO_MIN_FREE_BYTES: bytes.default(512 * MEBIBYTE),
    STUDIOLO_FILE_URL_SECONDS: z.coerce
      .number('must be a number of seconds')
      .int()
      .min(60, 'must be at least 60')
      .default(6 * 3600),
  },
  (values) => {
    const dataDir = resolve(values.STUDIOLO_DATA)
    return {
      dataDir,
      storageRoot: join(dataDir, 'storage'),
      scratchRoot: join(dataDir, 'scratch'),
      minFreeBytes: values.STUDIOLO_MIN_FREE_BYTES,
      urlSeconds: values.STUDIOLO_FILE_URL_SECONDS,
    }
  },
)
