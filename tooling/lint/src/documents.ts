import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Violation } from './violation'

const tops = ['apps', 'packages', 'tooling', 'docs', 'deploy', 'bench', '.ci', '.github']

/** AGENTS.md and the README of every package may name only paths that exist. */
export function checkDocuments(root: string): Violation[] {
  return documents(root).flatMap((file) =>
    namedPaths(readFileSync(join(root, file), 'utf8'))
      .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path)))
      .map((path) => ({
        rule: 'paths-exist',
        from: file,
        to: path,
        says: 'the document names a path that is not there',
      })),
  )
}

function documents(root: string): string[] {
  const folders = ['', ...tops.flatMap((top) => [top, ...children(root, top).map((name) => `${top}/${name}`)])]
  return folders
    .flatMap((folder) =>
      ['AGENTS.md', 'README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].map((name) => join(folder, name)),
    )
    .filter((path) => existsSync(join(root, path)))
}

function children(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
}

/** Words in backticks and targets of links that look like a path; patterns (`*`, `<noun>`, `…`) are not paths. */
function namedPaths(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '')
  const linked = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
  const rooted = quoted.filter((word) => tops.includes(word.split('/')[0] ?? '') && word.includes('/'))
  return [...new Set([...rooted, ...linked])].filter((path) => !/[*<>{}…|$]|\.\.\./.test(path))
}
