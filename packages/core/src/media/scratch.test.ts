import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweepScratch, withScratch } from './scratch'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'scratch-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

test('the folder is there during the work and gone after it, whatever happened', async () => {
  const seen: string[] = []
  const work = async (folder: string) => {
    await writeFile(join(folder, 'file'), 'x')
    seen.push(folder)
    if (seen.length === 2) throw new Error('broke')
    return 'done'
  }
  expect(await withScratch(root, 'wrk_1', 'gen_1', work)).toBe('done')
  await expect(withScratch(root, 'wrk_1', 'gen_1', work)).rejects.toThrow('broke')
  expect(new Set(seen).size).toBe(2)
  expect(seen.filter(existsSync)).toEqual([])
  expect(seen[0]).toContain(join(root, 'wrk_1', 'gen_1-'))
})

test.each(['../up', 'a/b', '', '.hidden'])('the name %j is refused', async (name) => {
  await expect(withScratch(root, 'wrk_1', name, async () => {})).rejects.toThrow('not a name')
  await expect(withScratch(root, name, 'x', async () => {})).rejects.toThrow('not a name')
})

test('the sweep removes what the dead left and nothing of the living', async () => {
  await mkdir(join(root, 'wrk_dead', 'gen_1-abc'), { recursive: true })
  await withScratch(root, 'wrk_alive', 'gen_2', async (folder) => {
    expect(await sweepScratch(root, (owner) => owner === 'wrk_alive')).toEqual(['wrk_dead'])
    expect(existsSync(folder)).toBe(true)
  })
  expect(await readdir(root)).toEqual(['wrk_alive'])
  expect(await sweepScratch(join(root, 'missing'), () => false)).toEqual([])
})
