export { declareJob, implementJob, type Job, type JobHandler, type JobOptions, type JobRun } from './declare-job'
export { DUE_CHANNEL, enqueue, type EnqueueOptions } from './enqueue'
