import { checkDocuments } from './documents'
import { readGraph } from './graph'
import { exceptions } from './house'
import { importRules } from './import-rules'
import { checkReach } from './reach-rules'
import { checkTree } from './tree-rules'
import type { Violation } from './violation'

export interface Checked {
  files: number
  violations: Violation[]
  /** Exceptions that nothing needs any more. */
  unused: string[]
}

/** Checks a tree that is laid out like ours against all house rules. */
export function checkHouse(root: string): Checked {
  const graph = readGraph(root, ['apps', 'packages', 'tooling', 'bench'])
  const direct = graph.edges.flatMap(({ to, ...edge }): Violation[] => {
    if (to === null)
      return [{ rule: 'leads-somewhere', from: edge.from, to: edge.specifier, says: 'this import resolves to no file' }]
    return importRules
      .filter((rule) => rule.breaks({ ...edge, to }))
      .map(({ name, says }) => ({ rule: name, from: edge.from, to, says }))
  })
  const used = new Set<string>()
  const violations = [...direct, ...checkReach(graph), ...checkTree(root, graph), ...checkDocuments(root)].filter(
    (violation) => {
      const exception = exceptions.find(
        ({ rule, from, to }) => rule === violation.rule && violation.from.startsWith(from) && violation.to === to,
      )
      if (exception) used.add(`${exception.from} → ${exception.to}`)
      return !exception
    },
  )
  const unused = exceptions.map(({ from, to }) => `${from} → ${to}`).filter((key) => !used.has(key))
  return { files: graph.files.length, violations, unused }
}
