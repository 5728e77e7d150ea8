import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Beside the checkout, as the team keeps them: vendors' documents that the repository must not contain. */
const folder = new URL('../../../../../../shared/specs/', import.meta.url)

/** A vendor's official API description as JSON; null on a machine without it, where the checks against it are skipped loudly. */
export function readOfficialSpec(file: string): unknown {
  const path = fileURLToPath(new URL(file, folder))
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
