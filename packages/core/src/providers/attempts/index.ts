export { askToCancel, checkAttempt, findAttempt, isIdempotentStart, startAttempt, wasNeverSent } from './ask-provider'
export { claimAttempt, type Attempt, type AttemptOrder } from './claim-attempt'
export { acceptAttempt, cancelAttempt, failAttempt, loseAttempt, succeedAttempt } from './end-attempt'
export { attemptById, attemptsOf, currentAttempt, openAttemptsByProvider, overdueAttempts } from './read-attempts'
