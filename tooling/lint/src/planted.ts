import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A small tree with the packages of ours and the given files; `remove` takes it away. */
export function plantTree(root: string, files: Record<string, string>): { root: string; remove(): void } {
  const tree = mkdtempSync(join(tmpdir(), 'studiolo-house-'))
  for (const top of ['apps', 'packages', 'tooling']) {
    for (const name of readdirSync(join(root, top))) {
      const manifest = join(top, name, 'package.json')
      if (existsSync(join(root, manifest))) cpSync(join(root, manifest), join(tree, manifest))
    }
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), text)
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  return { root: tree, remove: () => rmSync(tree, { recursive: true, force: true }) }
}
