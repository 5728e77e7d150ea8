import type { IncomingMessage } from 'node:http'
import { AppError } from '@studiolo/core/kernel/errors'

/** The largest body a door takes; media comes in by its own way. */
export const MAX_BODY_BYTES = 1024 * 1024

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])
/** next-auth's own forms: they carry its CSRF token. */
const FORM_PATHS = '/api/auth/'
/** Sent by services, not by browsers: each carries a signature over its body instead of an origin. */
const SIGNED_PATHS = '/api/webhooks/'

/**
 * What every change must satisfy before any door looks at it: sent by our own pages (or by a script with its own key,
 * which no foreign page can make a browser send, or signed), in JSON, of a declared and bounded size.
 */
export function checkMutation(
  req: IncomingMessage,
  path: string,
  isOurOrigin: (origin: string) => boolean,
): AppError | null {
  if (SAFE.has(req.method ?? 'GET')) return null
  if (!path.startsWith(SIGNED_PATHS) && !isSentByUs(req, isOurOrigin)) {
    return new AppError('ORIGIN_REFUSED', { message: `origin ${String(req.headers.origin)} on ${path}` })
  }
  const length = req.headers['content-length']
  const hasBody = req.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
  if (!hasBody) return null
  if (length === undefined) {
    return new AppError('INVALID_INPUT', { message: 'a body without a length', meta: { field: 'content-length' } })
  }
  if (Number(length) > MAX_BODY_BYTES) {
    return new AppError('TOO_LARGE', { message: `${length} bytes`, meta: { maxBytes: MAX_BODY_BYTES } })
  }
  if (!isTypeAllowed(req.headers['content-type'] ?? '', path)) {
    return new AppError('UNSUPPORTED_MEDIA', {
      message: `content type ${String(req.headers['content-type'])}`,
      meta: { expected: 'application/json' },
    })
  }
  return null
}

function isSentByUs(req: IncomingMessage, isOurOrigin: (origin: string) => boolean): boolean {
  if (/^bearer /i.test(req.headers.authorization ?? '')) return true
  const { origin } = req.headers
  if (origin !== undefined) return isOurOrigin(origin)
  return req.headers['sec-fetch-site'] === 'same-origin'
}

function isTypeAllowed(contentType: string, path: string): boolean {
  const [type = ''] = contentType.toLowerCase().split(';', 1)
  if (type.trim() === 'application/json') return true
  return path.startsWith(FORM_PATHS) && type.trim() === 'application/x-www-form-urlencoded'
}

/**
 * Our origins: the address people type and, where that is this machine itself, its other names on the same port. A
 * foreign name that points here (DNS rebinding) is none of them.
 */
export function ourOrigins(appUrl: string): (origin: string) => boolean {
  const app = new URL(appUrl)
  const names = ['localhost', '127.0.0.1', '[::1]']
  const origins = new Set([app.origin])
  if (names.includes(app.hostname)) {
    for (const name of names) {
      const other = new URL(app)
      other.hostname = name
      origins.add(other.origin)
    }
  }
  return (origin) => origins.has(origin)
}
