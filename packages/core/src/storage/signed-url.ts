import { deriveKey, sameText, sign } from '../kernel/crypto'
import { isStorageKey } from './keys'

/** Every signed address starts with this; a proxy or CDN may route by it. */
export const FILES_PATH = '/files/'

const TOKEN = /^([0-9a-z]{1,9})-([1-9][0-9]?)-([A-Za-z0-9_-]{43})$/
const MAX_ROUNDING_SECONDS = 3600
/** These name their neighbours by relative addresses, so their signature covers the folder they lie in. */
const INDEX_FILE = /\.(m3u8|vtt)$/

export interface SignedUrlInput {
  key: string
  now: Date
  /** How long it lives at least; rounded up so that pages loaded within an hour get one cacheable address. */
  seconds: number
  downloadName?: string
}

/** What a valid signed address grants. */
export interface FileGrant {
  key: string
  expiresAt: Date
  downloadName?: string
}

export type Verified = { state: 'granted'; grant: FileGrant } | { state: 'expired' } | { state: 'refused' }

/** The key that signs file addresses, from the master key. */
export function filesKey(masterKey: Uint8Array): Buffer {
  return deriveKey(masterKey, 'files')
}

/**
 * `/files/<expires>-<depth>-<hmac>/<key>[?name=…]`. The HMAC-SHA256 covers the expiry, the first `depth` segments of
 * the key, and the download name. A depth shorter than the key is a folder: all below it is granted, and relative
 * addresses in a playlist resolve under the same token.
 */
export function signFileUrl(signingKey: Uint8Array, { key, now, seconds, downloadName }: SignedUrlInput): string {
  const segments = key.split('/')
  const depth = INDEX_FILE.test(key) && downloadName === undefined ? Math.max(1, segments.length - 1) : segments.length
  const rounding = Math.min(MAX_ROUNDING_SECONDS, Math.max(1, Math.floor(seconds / 6)))
  const expires = Math.ceil((now.getTime() / 1000 + seconds) / rounding) * rounding
  const signature = sign(signingKey, signedText(expires, segments, depth, downloadName))
  const query = downloadName === undefined ? '' : `?name=${encodeURIComponent(downloadName)}`
  return `${FILES_PATH}${expires.toString(36)}-${depth}-${signature}/${key}${query}`
}

/** Checks a path with its query as it stands in a request line; only an untouched, unexpired address is granted. */
export function verifySignedUrl(signingKey: Uint8Array, url: string, now: Date): Verified {
  const [path = '', query = ''] = url.split('?', 2)
  const slash = path.indexOf('/', FILES_PATH.length)
  const token = TOKEN.exec(path.slice(FILES_PATH.length, slash))
  const key = path.slice(slash + 1)
  if (!path.startsWith(FILES_PATH) || slash < 0 || !token || !isStorageKey(key)) return { state: 'refused' }

  const [, expiresText = '', depthText = '', signature = ''] = token
  const expires = Number.parseInt(expiresText, 36)
  const segments = key.split('/')
  const downloadName = new URLSearchParams(query).get('name') ?? undefined
  if (Number(depthText) > segments.length) return { state: 'refused' }
  const expected = sign(signingKey, signedText(expires, segments, Number(depthText), downloadName))
  if (!sameText(expected, signature)) return { state: 'refused' }
  if (expires * 1000 <= now.getTime()) return { state: 'expired' }
  return { state: 'granted', grant: { key, expiresAt: new Date(expires * 1000), downloadName } }
}

function signedText(expires: number, segments: string[], depth: number, downloadName: string | undefined): string {
  const scope = segments.slice(0, depth).join('/')
  const kind = depth === segments.length ? 'file' : 'folder'
  return JSON.stringify([kind, expires, scope, downloadName ?? null])
}
