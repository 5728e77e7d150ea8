import { expect, test } from 'vitest'
import { readWorkerFacts } from './worker-facts'

test('what a worker says of itself is read', () => {
  const said = {
    hostname: 'render-1',
    node: 'v24.21.0',
    cpus: 8,
    memoryMb: 32_000,
    ffmpeg: { version: '7.1', source: 'system' },
    sandbox: { kind: 'bwrap', path: '/usr/bin/bwrap' },
    load: [0.5, 0.4, 0.3],
    warnings: [{ code: 'sandbox-files-writable' }],
  }
  expect(readWorkerFacts(said)).toEqual({ ...said, sandbox: { kind: 'bwrap' } })
})

test('what is missing, strange or new is passed over', () => {
  const said = { cpus: 'many', ffmpeg: '7.1', warnings: [{ code: 'new' }, { code: 'no-sandbox', reason: 'off' }, null] }
  expect(readWorkerFacts(said)).toEqual({ warnings: [{ code: 'no-sandbox', reason: 'off' }] })
  expect(readWorkerFacts({ warnings: 'none' })).toEqual({ warnings: [] })
})
