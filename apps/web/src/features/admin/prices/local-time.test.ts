import { expect, test } from 'vitest'
import { fromLocalInput, toLocalInput } from './local-time'

test.each(['2026-03-29T00:30', '2026-07-01T12:00', '2026-12-31T23:59'])('%s is shown as it was typed', (text) => {
  const at = fromLocalInput(text)
  expect(at && toLocalInput(at)).toBe(text)
  expect(at?.getHours()).toBe(Number(text.slice(11, 13)))
})

test.each(['', '2026-13-01T00:00', 'soon'])('%j is no time', (text) => {
  expect(fromLocalInput(text)).toBeNull()
})
