export { dropJob, retryJob } from './change-job'
export { getOverview } from './get-overview'
export { listQueue } from './list-queue'
export { listWorkers } from './list-workers'
