export { mailResetJob } from './mail-reset.job'
export { pruneEndedJob } from './prune-ended.job'
