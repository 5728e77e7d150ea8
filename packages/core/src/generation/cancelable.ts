import type { Generation } from './claim-generation'

/** Not any more once the result is being processed: it is nearly there, and paid for. */
export function isCancelable({ status, stage }: Pick<Generation, 'status' | 'stage'>): boolean {
  if (status === 'queued') return true
  return status === 'running' && (stage === 'submitting' || stage === 'generating')
}
