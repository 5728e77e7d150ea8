import type { JobHandler } from '../jobs'
import { renderJob } from './adapters/built-in/render.job'

export { listenForCancels } from './adapters/built-in/cancel-listener'

export const jobHandlers: JobHandler[] = [renderJob]
