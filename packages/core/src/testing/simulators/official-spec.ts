import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Beside the checkout, as the team keeps them: vendors' documents that the repository must not contain. */
const folder = new URL('../../../../../../shared/specs/', import.meta.url)

const said = new Set<string>()

/**
 * A vendor's official API description as JSON; null on a machine without it, where the checks against it are skipped
 * loudly: `without` is what is not checked then, said once in a process.
 */
export function readOfficialSpec(file: string, without?: string): unknown {
  const path = fileURLToPath(new URL(file, folder))
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  if (without && !said.has(file)) console.warn(`${file} is not here: ${without}`)
  if (without) said.add(file)
  return null
}
