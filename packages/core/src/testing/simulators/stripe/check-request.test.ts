import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.doUnmock('../official-spec')
  vi.resetModules()
})

test('on a machine without the description nothing is checked, and it says so once', async () => {
  vi.resetModules()
  vi.doMock('../official-spec', () => ({ readOfficialSpec: () => null }))
  const { createRequestCheck } = await import('./check-request')
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const check = createRequestCheck()
  createRequestCheck()
  expect(check('POST', '/v1/refunds', { colour: 'red' })).toEqual({ colour: 'red' })
  expect(warn.mock.calls).toEqual([[expect.stringContaining('not checked')]])
})
