import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { readImports } from './read-imports'

/** One import: from a file to a file, an npm package (`npm:zod`), a part of Node (`node:fs`), or to nothing. */
export interface Edge {
  from: string
  /** Null: it leads nowhere. */
  to: string | null
  specifier: string
  isTypeOnly: boolean
}

export interface Graph {
  /** Paths from the root of the tree. */
  files: string[]
  folders: string[]
  edges: Edge[]
}

const skippedFolders = new Set(['node_modules', 'migrations', 'public'])
const generatedFiles = new Set(['next-env.d.ts'])
const sourceExtensions = new Set(['.ts', '.tsx', '.mjs'])
const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']

/** Reads every source file below `roots` and what it imports; our packages are followed through their `exports`. */
export function readGraph(root: string, roots: string[]): Graph {
  const files: string[] = []
  const folders: string[] = []
  for (const start of roots) collect(root, start, files, folders)
  const packages = readPackages(root, roots)
  const edges = files
    .filter((file) => sourceExtensions.has(extname(file)))
    .flatMap((from) =>
      readImports(join(root, from)).map((found) => ({
        from,
        ...found,
        to: resolve(root, from, found.specifier, packages),
      })),
    )
  return { files: files.filter((file) => sourceExtensions.has(extname(file))), folders, edges }
}

function collect(root: string, folder: string, files: string[], folders: string[]): void {
  if (!existsSync(join(root, folder))) return
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isFile() && !generatedFiles.has(entry.name)) files.push(path)
    if (!entry.isDirectory() || entry.name.startsWith('.') || skippedFolders.has(entry.name)) continue
    folders.push(path)
    collect(root, path, files, folders)
  }
}

interface Package {
  name: string
  folder: string
  exports: Record<string, string>
}

function readPackages(root: string, roots: string[]): Package[] {
  const folders = roots.flatMap((start) => {
    if (!existsSync(join(root, start))) return []
    return [start, ...readdirSync(join(root, start)).map((name) => `${start}/${name}`)]
  })
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Partial<Package>
      return { name: manifest.name ?? folder, folder, exports: manifest.exports ?? {} }
    })
}

function resolve(root: string, from: string, specifier: string, packages: Package[]): string | null {
  if (specifier.startsWith('node:')) return specifier
  if (specifier.startsWith('.')) return existing(root, join(dirname(from), specifier))
  const alias = /^[@~]\/(.+)$/.exec(specifier)?.[1]
  if (alias) return existing(root, join(from.split('/').slice(0, 2).join('/'), 'src', alias))
  const ours = packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`))
  if (!ours) return `npm:${packageName(specifier)}`
  const target = exported(ours, specifier.slice(ours.name.length))
  return target ? existing(root, join(ours.folder, target)) : null
}

/** The `exports` of package.json: exact names first, then the pattern with the longest beginning (Node's rule). */
function exported({ exports }: Package, subpath: string): string | null {
  const wanted = `.${subpath}`
  if (exports[wanted]) return exports[wanted]
  const patterns = Object.keys(exports)
    .filter((key) => key.includes('*'))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length)
  for (const key of patterns) {
    const [before = '', after = ''] = key.split('*')
    const fits = wanted.startsWith(before) && wanted.endsWith(after) && wanted.length > before.length + after.length
    if (fits) return exports[key]?.replace('*', wanted.slice(before.length, wanted.length - after.length)) ?? null
  }
  return null
}

function existing(root: string, path: string): string | null {
  const found = endings
    .map((ending) => path + ending)
    .find((one) => existsSync(join(root, one)) && statSync(join(root, one)).isFile())
  return found ?? null
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
