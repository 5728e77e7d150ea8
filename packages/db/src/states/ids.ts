/** The prefixes of public ids, one a noun. */
export const idPrefixes = [
  'usr',
  'ses',
  'key',
  'gen',
  'att',
  'ast',
  'err',
  'aud',
  'alr',
  'ren',
  'wrk',
  'bat',
  'ord',
  'cks',
  'pay',
  'evt',
  'rdb',
  'rdc',
  'adj',
  'sub',
  'rcv',
  'spl',
] as const
export type IdPrefix = (typeof idPrefixes)[number]
export const isPrefix = (text: string): text is IdPrefix => (idPrefixes as readonly string[]).includes(text)
/** A public id: prefix, underscore, 26 characters of Crockford base32 over 16 bytes; sorts by time. */
export type Id<P extends IdPrefix> = `${P}_${string}`

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26

/** The digits of the language's own base 32, 0 to 9 and a to v; Crockford's leave out i, l, o and u. */
const toCrockford = (digits: string) => digits.replace(/[i-v]/g, (digit) => ALPHABET.charAt(Number.parseInt(digit, 32)))

const fromCrockford = (text: string) => text.replace(/[j-z]/g, (letter) => ALPHABET.indexOf(letter).toString(32))

/** The first digit carries three bits only: 26 digits are 130. */
const WELL_FORMED = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** The public form of 16 bytes. */
export function encodeId<P extends IdPrefix>(prefix: P, bytes: Uint8Array): Id<P> {
  return encodeHex(prefix, Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}

function encodeHex<P extends IdPrefix>(prefix: P, hex: string): Id<P> {
  return `${prefix}_${toCrockford(BigInt(`0x${hex}`).toString(32)).padStart(LENGTH, '0')}`
}

/** Is this a well-formed id of that prefix? */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && WELL_FORMED.test(text.slice(prefix.length + 1))
}

/** The compact form kept in the database. */
export function idToUuid(id: string): string {
  const text = id.slice(id.indexOf('_') + 1)
  if (!WELL_FORMED.test(text)) throw new RangeError(`not an id: ${id}`)
  const digits = fromCrockford(text)
  // Ten digits are 50 bits, which a number holds.
  const part = (from: number, to: number) => BigInt(Number.parseInt(digits.slice(from, to), 32))
  const value = (part(0, 6) << 100n) | (part(6, 16) << 50n) | part(16, 26)
  const hex = value.toString(16).padStart(32, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export function uuidToId<P extends IdPrefix>(prefix: P, uuid: string): Id<P> {
  return encodeHex(prefix, uuid.replaceAll('-', ''))
}

/** The prefixes of what the database numbers: transfers and holds. */
export const serialPrefixes = ['trf', 'hld'] as const
export type SerialPrefix = (typeof serialPrefixes)[number]
/** The public form of such a number: prefix, underscore, 13 characters of Crockford base32; sorts by number. */
export type SerialId<P extends SerialPrefix> = `${P}_${string}`

const SERIAL_LENGTH = 13

export function encodeSerial<P extends SerialPrefix>(prefix: P, serial: number): SerialId<P> {
  return `${prefix}_${toCrockford(serial.toString(32)).padStart(SERIAL_LENGTH, '0')}`
}

/** The number of such an id; null when it is not one of that prefix. */
export function decodeSerial(prefix: SerialPrefix, text: string): number | null {
  if (!text.startsWith(`${prefix}_`) || !/^0[0-9a-hjkmnp-tv-z]{12}$/.test(text.slice(prefix.length + 1))) return null
  const serial = [...text.slice(prefix.length + 1)].reduce((sum, char) => sum * 32 + ALPHABET.indexOf(char), 0)
  return Number.isSafeInteger(serial) ? serial : null
}
