import type { ServerResponse } from 'node:http'
import type { Log } from '@studiolo/core/kernel/log'
import type { Visit } from './request'

const QUIET = ['/_next/', '/api/health', '/api/ready']

/** One line a request, when it is over; addresses that grant access are not written out. */
export function logAccess(log: Log, visit: Visit, res: ServerResponse): void {
  const startedAt = performance.now()
  res.once('close', () => {
    const facts = {
      requestId: visit.id,
      method: visit.method,
      path: loggedPath(visit.path),
      status: res.statusCode,
      durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
      address: visit.address,
      ...(visit.userId && { userId: visit.userId }),
      ...(!res.writableFinished && { cut: true }),
    }
    if (QUIET.some((prefix) => visit.path.startsWith(prefix))) log.debug(facts, 'request')
    else log.info(facts, 'request')
  })
}

/** A signed file address carries its grant in the second step. */
function loggedPath(path: string): string {
  return path.replace(/^\/files\/[^/]+\//, '/files/…/')
}
