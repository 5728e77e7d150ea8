import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Job } from '@studiolo/core/jobs'
import { expect, test } from 'vitest'
import { jobHandlers } from './registry'

const CORE = fileURLToPath(new URL('../../../packages/core/src', import.meta.url))

/** Every job that some room declares, found by its shape in the modules named `jobs.ts`. */
async function declaredJobs(): Promise<string[]> {
  const files = (await readdir(CORE, { recursive: true })).filter((file) => /(^|\/)jobs\.ts$/.test(file))
  const modules = await Promise.all(files.map((file) => import(join(CORE, file)) as Promise<Record<string, unknown>>))
  return modules
    .flatMap((module) => Object.values(module))
    .filter(
      (value): value is Job<unknown> =>
        typeof value === 'object' && value !== null && 'payload' in value && 'options' in value,
    )
    .map((job) => job.name)
}

test('every declared job has exactly one implementation, and every implementation a declaration', async () => {
  const implemented = jobHandlers.map(({ job }) => job.name).toSorted()
  expect(new Set(implemented).size).toBe(implemented.length)
  expect(implemented).toEqual((await declaredJobs()).toSorted())
  expect(implemented.length).toBeGreaterThan(10)
})
