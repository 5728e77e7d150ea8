import { randomInt } from 'node:crypto'

/**
 * Crockford's base 32 (which leaves out I, L, O and U) without the vowels A and E, so that no code reads as a word.
 * https://www.crockford.com/base32.html
 */
const ALPHABET = '0123456789BCDFGHJKMNPQRSTVWXYZ'
const GROUP = 4
/** 16 of 30 characters are 78 bits. */
const LENGTH = 16
const HINT = 4

/** A new random code as people are given it: `XXXX-XXXX-XXXX-XXXX`. */
export function newCode(): string {
  const text = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
  return text.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? text
}

/** What is the same however a code is typed: capitals without dashes and blanks, O read as 0, I and L as 1. */
export function normaliseCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** The last characters, to recognise a code by. */
export function hintOf(code: string): string {
  return code.slice(-HINT)
}
