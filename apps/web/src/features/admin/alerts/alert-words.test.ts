import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import en from '../../../../messages/en/admin-alerts.json'
import zh from '../../../../messages/zh/admin-alerts.json'

const core = fileURLToPath(new URL('../../../../../../packages/core/src', import.meta.url))

async function declaredAlerts(): Promise<string[]> {
  const names: string[] = []
  for await (const file of glob('**/*.ts', { cwd: core })) {
    if (file.endsWith('.test.ts')) continue
    const text = await readFile(`${core}/${file}`, 'utf8')
    for (const [, name] of text.matchAll(/declareAlert<[^(]*>\(\s*'([^']+)'/g)) if (name) names.push(name)
  }
  return names
}

test('every alert that core declares has its words, in both languages', async () => {
  const declared = await declaredAlerts()
  expect(declared.length).toBeGreaterThan(5)
  for (const { names } of [en, zh]) {
    const worded = Object.entries(names).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`))
    expect(worded.toSorted()).toEqual([...new Set(declared)].toSorted())
  }
})
