export interface FoundImport {
  specifier: string
  /** Where its lines begin and end in the text. */
  start: number
  end: number
}

/** The import statements of a module. */
export function importsOf(text: string): FoundImport[] {
  return [...text.matchAll(/^import\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"].*\n/gm)].map((match) => ({
    specifier: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** What an import statement names between its braces: `z`, `type Draft`, `jobs as all`. */
export function bindingsOf(statement: string): string[] {
  const inside = /\{([^}]*)\}/.exec(statement)?.[1] ?? ''
  return inside
    .split(',')
    .map((binding) => binding.trim())
    .filter(Boolean)
}

/** What a binding is called in the file. */
export function localName(binding: string): string {
  return binding.replace(/^type |^.* as /g, '')
}

/** How often a module gives this name away at its top: more than once does not compile. */
export function countDeclarations(text: string, name: string): number {
  const imported = importsOf(text).flatMap(({ start, end }) => bindingsOf(text.slice(start, end)).map(localName))
  const declared = text.match(
    new RegExp(`^(export )?(const|let|(async )?function|type|interface|class) ${name}\\b`, 'gm'),
  )
  return imported.filter((one) => one === name).length + (declared?.length ?? 0)
}
