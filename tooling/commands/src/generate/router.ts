import type { Draft } from './draft'
import { addEntry, addImport } from './edits'
import { readName } from './names'
import { routerRecord } from './templates/router'

const api = 'packages/api/src'

/** A router's file and its line in the root. */
export function planRouter(draft: Draft, given: string): string[] {
  const name = readName(given)
  const { kebab, camel } = name
  const path = `${api}/routers/${kebab}.ts`
  draft.make(path, routerRecord(name), camel)
  draft.edit(`${api}/root.ts`, (text) =>
    addEntry(addImport(text, camel, `./routers/${kebab}`), /export const appRouter = router\(\{/, camel),
  )
  const room = `packages/core/src/${kebab}`
  return [
    draft.exists(room)
      ? `Write the verb in ${room}, export it from index.ts and its input from contract.ts.`
      : `One noun names the room, the router and the feature: make ${room} (and its floor in tooling/lint/src/house.ts), with the verb.`,
    `Add its line in ${path}.`,
    `Say in ${api}/strangers.test.ts what becomes of a stranger who calls it.`,
  ]
}
