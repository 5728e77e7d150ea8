import type { JobHandler } from '../jobs'
import { checkJob } from './check.job'
import { dispatchJob } from './dispatch.job'
import { endWorkJob } from './end-work.job'
import { expireJob } from './expire.job'
import { ingestJob } from './ingest.job'
import { attemptMovedJob } from './moved.job'
import { rescueJob } from './rescue.job'
import { stopJob } from './stop.job'
import { submitJob } from './submit.job'
import { sweepJob } from './sweep.job'

export const jobHandlers: JobHandler[] = [
  dispatchJob,
  submitJob,
  checkJob,
  ingestJob,
  stopJob,
  expireJob,
  rescueJob,
  attemptMovedJob,
  sweepJob,
  endWorkJob,
]
