import { expect, test, vi } from 'vitest'
import { createRequestCheck } from './check-request'

vi.mock('../official-spec', () => ({ readOfficialSpec: () => null }))

test('on a machine without the description nothing is checked, and it says so once', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const check = createRequestCheck()
  createRequestCheck()
  expect(check('POST', '/v1/refunds', { colour: 'red' })).toEqual({ colour: 'red' })
  expect(warn.mock.calls).toEqual([[expect.stringContaining('not checked')]])
})
