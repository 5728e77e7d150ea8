import { bindingsOf, countDeclarations, importsOf, localName } from './declarations'
import { EditError } from './draft'

/** Adds a named import where the alphabet wants it among its kind. Throws EditError when the file has that name already. */
export function addImport(text: string, name: string, specifier: string): string {
  const local = localName(name)
  if (countDeclarations(text, local) > 0) throw new EditError(`the name ${local} is taken there: choose another.`)
  const line = `import { ${name} } from '${specifier}'\n`
  const imports = importsOf(text)
  const isNear = (one: string) => one.startsWith('.')
  const kind = imports.filter((found) => isNear(found.specifier) === isNear(specifier))
  const next = kind.find((found) => found.specifier > specifier)
  const at = next?.start ?? kind.at(-1)?.end ?? (isNear(specifier) ? imports.at(-1)?.end : undefined) ?? 0
  return text.slice(0, at) + line + text.slice(at)
}

/** The same, unless exactly this is imported already. */
export function ensureImport(text: string, name: string, specifier: string): string {
  const isThere = importsOf(text).some(
    (found) => found.specifier === specifier && bindingsOf(text.slice(found.start, found.end)).includes(name),
  )
  return isThere ? text : addImport(text, name, specifier)
}

/**
 * Adds an entry at the end of the list or object that begins right behind `opening`, e.g. `const all = [`. Throws
 * EditError when the text has no such place, or several.
 */
export function addEntry(text: string, opening: RegExp, entry: string): string {
  const found = [...text.matchAll(new RegExp(opening, 'g'))]
  const [match] = found
  if (!match || found.length > 1)
    throw new EditError(`expected ${opening} once, found it ${found.length} times; add "${entry}" by hand.`)
  const close = closingBracket(text, match.index + match[0].length - 1)
  const before = text.slice(0, close).trimEnd()
  const separator = /[[{,]$/.test(before) ? ' ' : ', '
  return `${before}${separator}${entry} ${text.slice(close)}`
}

/** Where the bracket that opens at `start` closes; strings and comments are passed over. */
function closingBracket(text: string, start: number): number {
  const tokens = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/.*|\/\*[\s\S]*?\*\/|[[\]{}()]/g
  tokens.lastIndex = start
  let depth = 0
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (/^[[{(]$/.test(token[0])) depth++
    else if (/^[\]})]$/.test(token[0]) && --depth === 0) return token.index
  }
  throw new EditError(`the bracket at ${text.slice(start, start + 20)} … does not close.`)
}
