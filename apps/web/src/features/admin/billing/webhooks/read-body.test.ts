import { expect, test } from 'vitest'
import { readBody } from './read-body'

test('JSON is set in lines, what is none stays as it came', () => {
  expect(readBody('{"id":"evt_1","data":{"paid":true}}')).toBe(
    '{\n  "id": "evt_1",\n  "data": {\n    "paid": true\n  }\n}',
  )
  expect(readBody('id=evt_1&paid=true')).toBe('id=evt_1&paid=true')
  expect(readBody('')).toBe('')
})
