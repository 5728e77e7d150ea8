export { handleEvent, type Inbound } from './handle-event'
export { listInbound, readInbound } from './list-inbound'
export { inboundPayload, receiveEvent, type InboundJob, type Received } from './receive-event'
export { replayEvent } from './replay-event'
