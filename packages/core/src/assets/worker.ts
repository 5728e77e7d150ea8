import type { JobHandler } from '../jobs'
import { removeLibraryJob } from './remove-library.job'

export const jobHandlers: readonly JobHandler[] = [removeLibraryJob]
