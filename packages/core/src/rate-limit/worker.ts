export { pruneBucketsJob } from './prune-buckets.job'
