import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandError } from '../run-command'
import { countDeclarations } from './declarations'

/** Files to be written together: nothing is on disk before all of them are known to be possible. */
export interface Draft {
  exists(path: string): boolean
  /** As it will be after the draft. Throws CommandError where there is no such file. */
  read(path: string): string
  /** A new file around one constant. Throws CommandError when something is there already, or the file itself needs that name. */
  make(path: string, text: string, constant: string): void
  /** Another text for a file that is there. An `EditError` becomes a CommandError that names the file. */
  edit(path: string, change: (text: string) => string): void
  write(): { made: string[]; changed: string[] }
}

/** Why a text cannot be changed as wanted; which file it is of, its caller knows. */
export class EditError extends Error {}

/** Paths are those from the root of the tree. */
export function openDraft(root: string): Draft {
  const texts = new Map<string, string>()
  const made: string[] = []
  const exists = (path: string) => texts.has(path) || existsSync(join(root, path))
  const read = (path: string) => {
    if (!exists(path)) throw new CommandError(`${path} is not there, but a line belongs into it.`)
    return texts.get(path) ?? readFileSync(join(root, path), 'utf8')
  }
  return {
    exists,
    read,
    make(path, text, constant) {
      if (exists(path)) throw new CommandError(`${path} is there already: choose another name.`)
      if (countDeclarations(text, constant) > 1)
        throw new CommandError(`${path} would need the name ${constant} for something else: choose another.`)
      texts.set(path, text)
      made.push(path)
    },
    edit(path, change) {
      try {
        texts.set(path, change(read(path)))
      } catch (error) {
        throw error instanceof EditError ? new CommandError(`${path}: ${error.message}`) : error
      }
    },
    write() {
      for (const [path, text] of texts) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
      return { made, changed: [...texts.keys()].filter((path) => !made.includes(path)) }
    },
  }
}
