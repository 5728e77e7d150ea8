import type { Draft } from './draft'
import { addEntry, addImport } from './edits'
import { readName } from './names'
import { providerAdapter } from './templates/provider'
import { providerTest } from './templates/provider-test'

const room = 'packages/core/src/providers'

/** The adapter of an outside service, its test against a server over real HTTP, and its line in the registry. */
export function planProvider(draft: Draft, given: string): string[] {
  const name = readName(given)
  const { kebab, camel } = name
  const path = `${room}/adapters/${kebab}.ts`
  draft.make(path, providerAdapter(name), camel)
  draft.make(`${room}/adapters/${kebab}.test.ts`, providerTest(name), camel)
  draft.edit(`${room}/registry.ts`, (text) =>
    addEntry(addImport(text, camel, `./adapters/${kebab}`), /const registry: Provider\[\] = \[/, camel),
  )
  return [
    `Say in ${path} where it lives (address), what it can do (models) and what its requests and answers look like.`,
    `Is a second start with the same reference the same start there? Only then idempotentStart: true.`,
    `Let ${room}/adapters/${kebab}.test.ts answer as the service's own documents say, refusals included.`,
    `Choose it: PROVIDER_ROUTES="text-to-video=${kebab}>built-in". Without that it is asked after those above it in the registry.`,
  ]
}
