import type { JobHandler } from '../jobs'
import { deliverMailJob } from './mail/mail.job'

export const jobHandlers: readonly JobHandler[] = [deliverMailJob]
