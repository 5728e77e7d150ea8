import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOfficialSpec } from '../../../testing/simulators/official-spec'
import { verifySignature } from './verify-signature'

/** Computed with the documented rule by other means. */
const vector = {
  secret: 'creem_whsec',
  body: '{"id":"evt_1","eventType":"checkout.completed","created_at":1728734325927,"object":{}}',
  signature: '3f80d1d69b898ce970a521757a3ced580155711ae7bbd0c4e04c4ca213be12db',
}
const event = { eventId: 'evt_1', type: 'checkout.completed' }
const signed = (signature: string) => new Headers({ 'creem-signature': signature })
const sign = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('hex')

describe('the signature of a webhook', () => {
  test('the known vector', () => {
    expect(verifySignature([vector.secret], vector.body, signed(vector.signature))).toEqual(event)
  })

  const kept = readOfficialSpec('webhook-signatures.json') as { creem: { vector: Record<string, string> } } | null
  test.runIf(kept)('is the one of the collected vectors', () => {
    expect(kept?.creem.vector).toMatchObject({
      secret: vector.secret,
      body: vector.body,
      'creem-signature': vector.signature,
    })
  })

  test('either of two secrets is good, while one replaces the other', () => {
    const headers = signed(vector.signature)
    expect(verifySignature(['new', vector.secret], vector.body, headers)).toEqual(event)
    expect(verifySignature([vector.secret, 'new'], vector.body, headers)).toEqual(event)
    expect(verifySignature(['new', 'newer'], vector.body, headers)).toBeNull()
  })

  test('the header may be in capitals', () => {
    expect(verifySignature([vector.secret], vector.body, signed(vector.signature.toUpperCase()))).toEqual(event)
  })

  test('no header, an empty one, another body', () => {
    expect(verifySignature([vector.secret], vector.body, new Headers())).toBeNull()
    expect(verifySignature([vector.secret], vector.body, signed(''))).toBeNull()
    expect(verifySignature([vector.secret], `${vector.body} `, signed(vector.signature))).toBeNull()
  })

  test.each(['', 'nonsense', 'null', '[]', '{"id":"evt_1"}', '{"id":"","eventType":"x"}', '{"id":1,"eventType":"x"}'])(
    'a good signature over %j is still no event',
    (body) => expect(verifySignature(['s'], body, signed(sign('s', body)))).toBeNull(),
  )

  test('whatever comes, nothing is thrown and nothing believed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (body, junk) => {
        const headers = new Headers({ 'creem-signature': encodeURIComponent(junk) })
        expect(verifySignature([vector.secret], body, headers)).toBeNull()
      }),
    )
  })
})
