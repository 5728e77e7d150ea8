/** An inbound webhook: kept and waiting, done, or failed at its last try (the queue tries again). */
export const inboundStates = ['received', 'handled', 'failed'] as const
export type InboundState = (typeof inboundStates)[number]
