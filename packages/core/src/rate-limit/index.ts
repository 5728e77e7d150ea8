export { returnToken, takeToken } from './take-token'
export { rateLimitHeaders } from './headers'
export { rateLimitConfig, type Limit, type LimitName } from './limits'
export { pruneBuckets } from './jobs'
