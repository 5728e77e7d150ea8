export { listErrors } from './list-errors'
export { fingerprintOf, recordError, type ErrorPlace } from './record-error'
