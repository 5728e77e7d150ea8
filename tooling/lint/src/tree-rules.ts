import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Graph } from './graph'
import { floors, forbiddenFolders, TESTING } from './house'
import { isTestCode, packageOf, roomOf } from './places'
import type { Violation } from './violation'

const MAX_LINES = 300

/** Rules about files and folders as such. */
export function checkTree(root: string, { files, folders }: Graph): Violation[] {
  return [...folders.flatMap(checkFolder), ...files.flatMap((file) => checkFile(root, file))]
}

function checkFolder(folder: string): Violation[] {
  const name = folder.split('/').at(-1) ?? ''
  const found: Violation[] = []
  if (forbiddenFolders.has(name)) {
    found.push({
      rule: 'named-for-a-noun',
      from: folder,
      to: '',
      says: `code lives with the noun it is about, not in “${name}”`,
    })
  }
  const room = folder.split('/').length === 4 ? roomOf(folder) : null
  if (room && room !== TESTING && !floors.flat().includes(room)) {
    found.push({
      rule: 'room-on-a-floor',
      from: folder,
      to: '',
      says: 'this room stands on no floor: add it to tooling/lint/src/house.ts',
    })
  }
  return found
}

function checkFile(root: string, file: string): Violation[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found: Violation[] = []
  const lines = text.split('\n').length - 1
  if (lines > MAX_LINES) {
    found.push({
      rule: 'file-size',
      from: file,
      to: '',
      says: `${lines} lines; a file tells one story in ${MAX_LINES} at most`,
    })
  }
  if (readsEnvironment(text) && !mayReadEnvironment(file)) {
    found.push({
      rule: 'env-in-one-place',
      from: file,
      to: '',
      says: 'process.env is read in an app’s env.ts; core gets it through ctx.config',
    })
  }
  return found
}

function readsEnvironment(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  if (/\bprocess\s*\.\s*env\b|\bprocess\s*\[\s*['"]env|\bimport\.meta\.env\b/.test(code)) return true
  // `const { env } = process`, unless the file has a `process` of its own.
  return /\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(code) && !/\bprocess\s*:/.test(code)
}

function mayReadEnvironment(file: string): boolean {
  if (/^apps\/[^/]+\/src\/env\.ts$|^packages\/db\/src\/embedded\/server-env\.ts$/.test(file)) return true
  return (
    isTestCode(file) ||
    packageOf(file).startsWith('tooling/') ||
    packageOf(file) === 'bench' ||
    /\/[^/]+\.config\.ts$/.test(file)
  )
}
