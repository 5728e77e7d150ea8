import { cpSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** What nobody writes by hand. */
const leftOut = new Set(['node_modules', '.git', '.next', '.cache', '.turbo', '.studiolo', '.screens', 'next-env.d.ts'])

/** A copy of the tree whose own packages are its own and whose other packages are the original's; `remove` takes it away. */
export function copyTree(root: string): { root: string; remove(): void } {
  const copy = mkdtempSync(join(tmpdir(), 'studiolo-tree-'))
  cpSync(root, copy, { recursive: true, filter: (path) => !leftOut.has(basename(path)) })
  const packages = join(root, 'node_modules')
  mkdirSync(join(copy, 'node_modules/@studiolo'), { recursive: true })
  for (const name of readdirSync(packages)) {
    if (name === '.bin' || !/^(\.|@studiolo$)/.test(name))
      symlinkSync(join(packages, name), join(copy, 'node_modules', name))
  }
  for (const name of readdirSync(join(packages, '@studiolo'))) {
    const target = readlinkSync(join(packages, '@studiolo', name))
    symlinkSync(target, join(copy, 'node_modules/@studiolo', name))
  }
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) }
}
