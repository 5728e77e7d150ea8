import { CommandError } from '../run-command'

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** Words of the language, and what every module knows: no name for a constant. */
const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield z'.split(
    ' ',
  ),
)

/** One name in the three ways it is written. */
export interface Name {
  /** `music-video`: files, ids. */
  kebab: string
  /** `musicVideo`: constants. */
  camel: string
  /** `Music video`: for people. */
  title: string
}

/** Throws CommandError for what is not kebab-case or cannot name a constant. */
export function readName(given: string): Name {
  if (!KEBAB.test(given))
    throw new CommandError(`"${given}" is not a name: small letters, digits and hyphens, e.g. music-video.`)
  const camel = given.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (reserved.has(camel)) throw new CommandError(`"${given}" is a word of the language: choose another name.`)
  const words = given.replaceAll('-', ' ')
  return { kebab: given, camel, title: words.charAt(0).toUpperCase() + words.slice(1) }
}
