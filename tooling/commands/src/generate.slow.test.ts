import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyTree } from './generate/tree-copy'
import { root } from './paths'

const SLOW_MS = 180_000
const orders = [
  ['recipe', 'music-video'],
  ['recipe', 'lullaby'],
  ['provider', 'acme'],
  ['job', 'identity.mail-digest'],
  ['job', 'onboarding.forget-drafts'],
  ['router', 'projects'],
  ['router', 'saved-searches'],
]

let tree: ReturnType<typeof copyTree>
let files: string[] = []

beforeAll(() => {
  tree = copyTree(root)
  files = orders.flatMap((order) => {
    const { said, status } = generate(...order)
    expect(status, said).toBe(0)
    return [...said.matchAll(/^(?:made|changed) +(\S+)$/gm)].map((match) => match[1] ?? '')
  })
}, SLOW_MS)

afterAll(() => tree.remove())

/** Runs a program of ours in the copy, as somebody at a terminal would. */
function run(command: string, args: string[], folder = ''): { said: string; status: number | null } {
  const { VITEST: _v, VITEST_POOL_ID: _p, VITEST_WORKER_ID: _w, STUDIOLO_TESTS: _t, NODE_ENV: _m, ...env } = process.env
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd: join(tree.root, folder),
    encoding: 'utf8',
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  return { said: stdout + stderr, status }
}

const tool = (name: string) => join(tree.root, 'node_modules/.bin', name)
const script = (path: string, ...args: string[]) => run(process.execPath, ['--import', 'tsx', path, ...args])
const generate = (...order: string[]) => script('tooling/commands/src/generate.ts', ...order)
const read = (path: string) => readFileSync(join(tree.root, path), 'utf8')
const good = (said = '') => ({ said: expect.stringContaining(said) as string, status: 0 })

describe('what the generators make', { timeout: SLOW_MS }, () => {
  test('is a dozen files and the lines that make them known', () => {
    expect(new Set(files).size).toBeGreaterThan(20)
    expect(read('packages/core/src/recipes/contract.ts')).toContain("'music-video': musicVideo")
    expect(read('packages/core/src/providers/registry.ts')).toContain('[builtIn, acme]')
    expect(read('apps/worker/src/registry.ts')).toContain('...onboarding')
    expect(read('packages/api/src/root.ts')).toContain('savedSearches,')
  })

  test('is formatted', () => expect(run(tool('oxfmt'), ['--check', ...files])).toEqual(good()))
  test('passes lint', () => expect(run(tool('oxlint'), files)).toEqual(good()))
  test('keeps the house rules', () => expect(script('tooling/lint/src/main.ts')).toEqual(good('0 violations')))

  test.each(['packages/core', 'packages/api', 'apps/worker'])('compiles with %s', (folder) => {
    expect(run(tool('tsc'), ['--noEmit'], folder)).toEqual(good())
  })

  test('compiles with the pages', () => {
    expect(run(tool('next'), ['typegen'], 'apps/web')).toEqual(good())
    expect(run(tool('tsc'), ['--noEmit'], 'apps/web')).toEqual(good())
  })

  test('passes the tests that walk the registries, and its own', () => {
    const tests = [
      'apps/worker/src/registry.test.ts',
      'packages/core/src/providers/adapters/acme.test.ts',
      'packages/api/src/strangers.test.ts',
      'apps/web/src/features/generation/recipe-forms',
    ]
    expect(run(tool('vitest'), ['run', '--project', 'unit', ...tests])).toEqual(good('passed'))
  })
})

test.each([
  ['recipe', 'speech', 'packages/core/src/recipes/speech/contract.ts is there already'],
  ['recipe', 'Bad_Name', '"Bad_Name" is not a name'],
  ['recipe', 'new', 'a word of the language'],
  ['provider', 'define-provider', 'the name defineProvider for something else'],
  ['provider', 'built-in', 'registry.ts: the name builtIn is taken'],
  ['job', 'identity', '<room>.<verb>'],
  ['job', 'identity.prune', 'declares identity.prune already'],
  ['job', 'nowhere.sweep', 'There is no room packages/core/src/nowhere'],
  ['router', 'credits', 'packages/api/src/routers/credits.ts is there already'],
  ['page', 'credits', 'Usage:'],
])('%s %s is refused with a word', (kind, name, word) => {
  const { said, status } = generate(kind, name)
  expect({ said, status }).toEqual({ said: expect.stringContaining(word) as string, status: 1 })
  expect(said).not.toContain('    at ')
})
