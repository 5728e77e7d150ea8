import { randomBytes } from 'node:crypto'

export interface SecurityOptions {
  /** Is the site reached over https? Only then HSTS and upgrade-insecure-requests. */
  secure: boolean
  /** React's and Turbopack's development tools need eval and a socket. */
  dev: boolean
}

const YEAR_SECONDS = 31_536_000

/** Headers that every answer carries, whichever door gives it. */
export function securityHeaders({ secure }: SecurityOptions): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
    ...(secure && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  }
}

/** For answers that are data: nothing in them may ever run or be framed. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

export function createNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * The policy of a page. Scripts run by nonce only; styles may stand inline, because players and toasts write theirs
 * into shadow roots. hls.js works in a blob worker and feeds the player blob addresses.
 */
export function pagePolicy(nonce: string, { secure, dev }: SecurityOptions): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ]
  return rules.join('; ')
}
