import { expect, test, vi } from 'vitest'
import { readOfficialSpec } from './official-spec'

test('what is not here is null, and what is not checked then is said once', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  expect(readOfficialSpec('no-such.json')).toBeNull()
  expect(readOfficialSpec('no-such.json', 'nothing is checked')).toBeNull()
  expect(readOfficialSpec('no-such.json', 'nothing is checked')).toBeNull()
  expect(warn.mock.calls).toEqual([['no-such.json is not here: nothing is checked']])
})
