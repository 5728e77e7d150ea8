import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { declareConfig } from './config'
import { z } from 'zod'

const IV_BYTES = 12
const TAG_BYTES = 16

/** The master key: 32 bytes as 64 hex digits in `STUDIOLO_MASTER_KEY`; everything else is derived from it by purpose. */
export const masterKeyConfig = declareConfig(
  'master-key',
  { STUDIOLO_MASTER_KEY: z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits (openssl rand -hex 32)') },
  (values) => ({ masterKey: Buffer.from(values.STUDIOLO_MASTER_KEY, 'hex') }),
)

/** A 32-byte key for one purpose, by HKDF-SHA256 (RFC 5869). */
export function deriveKey(masterKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), purpose, 32))
}

/** A random token for links, sessions and keys: `bytes` random bytes as base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** What is stored of a high-entropy token: its SHA-256 as hex. Never for passwords. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** HMAC-SHA256 as base64url. */
export function sign(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** Compares two strings in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}

/** AES-256-GCM; answers `iv ‖ tag ‖ ciphertext` as base64url. `context` is authenticated with it and must be given to open. */
export function seal(key: Uint8Array, text: string, context: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** The text that was sealed; throws when key, context or bytes differ. */
export function open(key: Uint8Array, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
