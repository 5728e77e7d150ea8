export { declareEvent, type LiveEvent } from './declare-event'
export { LIVE_CHANNEL, publishEvent } from './publish-event'
export { lastEventId, pruneEvents, readEvents, type SeenEvent } from './read-events'
