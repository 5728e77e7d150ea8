import { z } from 'zod'
import { declareJob } from '../jobs'

/** Removes everything a person owns, files and rows, for good: enqueued when nothing can publish for them any more. */
export const removeLibrary = declareJob('assets.remove-library', z.object({ userId: z.string().startsWith('usr_') }))
