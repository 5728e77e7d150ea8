import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const PREFIX = 'sk_studiolo_'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BODY_LENGTH = 36
const CHECK_LENGTH = 6

/**
 * A new secret: a prefix that secret scanners can look for, 36 random characters (214 bits) and a CRC-32 of both, so that a
 * mistyped or cut key is told apart without asking the database.
 */
export function makeSecret(): string {
  const body = Array.from({ length: BODY_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
  return `${PREFIX}${body}${checkOf(body)}`
}

export function isWellFormed(secret: string): boolean {
  const body = secret.slice(PREFIX.length, -CHECK_LENGTH)
  return secret.startsWith(PREFIX) && body.length === BODY_LENGTH && secret.endsWith(checkOf(body))
}

/** What is shown of it later: the prefix and four characters. */
export function hintOf(secret: string): string {
  return secret.slice(0, PREFIX.length + 4)
}

function checkOf(body: string): string {
  let value = crc32(PREFIX + body)
  let text = ''
  for (let i = 0; i < CHECK_LENGTH; i++) {
    text = ALPHABET.charAt(value % ALPHABET.length) + text
    value = Math.floor(value / ALPHABET.length)
  }
  return text
}
