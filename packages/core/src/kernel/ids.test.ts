import { encodeId, idToUuid, isId, uuidToId } from '@studiolo/db/states/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIds } from './ids'

test('ids sort by time, are unique, and survive the way into the database and back', () => {
  let now = 1_700_000_000_000
  const ids = createIds({ now: () => new Date(now) })
  const made = Array.from({ length: 200 }, () => {
    now += 1
    return ids.next('gen')
  })
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  for (const id of made) {
    expect(isId('gen', id)).toBe(true)
    expect(uuidToId('gen', idToUuid(id))).toBe(id)
    // RFC 9562 §5.7: version 7, variant 10.
    expect(idToUuid(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
})

test('any 16 bytes have one form; another prefix or a spoilt letter is no id', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const id = encodeId('usr', bytes)
      expect(isId('usr', id)).toBe(true)
      expect(isId('gen', id)).toBe(false)
      expect(isId('usr', `${id.slice(0, -1)}u`)).toBe(false)
      expect(Buffer.from(idToUuid(id).replaceAll('-', ''), 'hex')).toEqual(Buffer.from(bytes))
    }),
  )
})
