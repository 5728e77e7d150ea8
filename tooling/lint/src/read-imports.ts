import { readFileSync } from 'node:fs'
import { parseSync } from '@swc/core'

export interface Import {
  specifier: string
  isTypeOnly: boolean
}

interface Node {
  type: string
  [key: string]: unknown
}

/** Everything a file imports: `import`, `export … from`, `import()` and types of other files. */
export function readImports(path: string): Import[] {
  const ast = parseSync(readFileSync(path, 'utf8'), {
    syntax: 'typescript',
    tsx: path.endsWith('.tsx'),
    target: 'es2022',
  })
  const found: Import[] = []
  visit(ast, (node) => {
    const specifier = specifierOf(node)
    if (specifier !== null) found.push({ specifier, isTypeOnly: isTypeOnly(node) })
  })
  return found
}

function specifierOf(node: Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node.source)
    case 'TsImportType':
      return textOf(node.argument)
    case 'CallExpression': {
      if (!isNode(node.callee) || node.callee.type !== 'Import' || !Array.isArray(node.arguments)) return null
      return textOf((node.arguments[0] as { expression?: unknown } | undefined)?.expression)
    }
    default:
      return null
  }
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TsImportType' || node.typeOnly === true) return true
  const names = Array.isArray(node.specifiers) ? (node.specifiers as { isTypeOnly?: boolean }[]) : []
  return names.length > 0 && names.every((name) => name.isTypeOnly === true)
}

function textOf(literal: unknown): string | null {
  return isNode(literal) && literal.type === 'StringLiteral' && typeof literal.value === 'string' ? literal.value : null
}

function visit(value: unknown, seen: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, seen)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (isNode(value)) seen(value)
  for (const child of Object.values(value)) if (typeof child === 'object') visit(child, seen)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
