import type { Draft } from './draft'
import { addEntry, addImport } from './edits'
import { readName, type Name } from './names'
import { recipeContract, recipeForm, recipeSteps, recipeWords } from './templates/recipe'

const room = 'packages/core/src/recipes'
const forms = 'apps/web/src/features/generation/recipe-forms'

/** The folder of a recipe, its two registry lines, and what the composer wants of it: a form and its words. */
export function planRecipe(draft: Draft, given: string): string[] {
  const name = readName(given)
  const { kebab, camel } = name
  draft.make(`${room}/${kebab}/contract.ts`, recipeContract(name), camel)
  draft.make(`${room}/${kebab}/recipe.ts`, recipeSteps(name), camel)
  draft.edit(`${room}/contract.ts`, (text) =>
    addEntry(addImport(text, camel, `./${kebab}/contract`), /export const recipeContracts = \{/, entryOf(name, camel)),
  )
  draft.edit(`${room}/index.ts`, (text) =>
    addEntry(
      addImport(text, `${camel}Recipe`, `./${kebab}/recipe`),
      /export const recipes = \{/,
      entryOf(name, `${camel}Recipe`),
    ),
  )
  draft.make(`${forms}/${kebab}.tsx`, recipeForm(name), camel)
  draft.edit(`${forms}/recipe-forms.ts`, (text) =>
    addEntry(
      addImport(text, `${camel}Form`, `./${kebab}`),
      /export const recipeForms = \{/,
      entryOf(name, `${camel}Form`),
    ),
  )
  for (const language of ['en', 'zh'] as const) {
    draft.edit(`apps/web/messages/${language}/generation.json`, (text) =>
      addEntry(text, /"recipes": \{/, `${JSON.stringify(kebab)}: ${JSON.stringify(recipeWords(name, language))}`),
    )
  }
  return [
    `Say in ${room}/${kebab}/contract.ts what it takes, what it costs (defaultPrice) and show samples.`,
    `Say in ${room}/${kebab}/recipe.ts which steps it is; a capability that no provider has yet is a task in packages/core/src/providers/contract.ts.`,
    `Give the composer its chips in ${forms}/${kebab}.tsx.`,
    `Call it by its name, in both languages: "recipes" in apps/web/messages/en/generation.json and zh/generation.json.`,
  ]
}

function entryOf({ kebab }: Name, value: string): string {
  return `${kebab.includes('-') ? `'${kebab}'` : kebab}: ${value}`
}
