import type { Draft } from './draft'
import { planJob } from './job'
import { planProvider } from './provider'
import { planRecipe } from './recipe'
import { planRouter } from './router'

export interface Generator {
  /** What stands behind its name on the command line. */
  takes: string
  /** Drafts the files and answers what is left for a person to do. Throws CommandError for a name that cannot be had. */
  plan(draft: Draft, name: string): string[]
}

export const generators: Record<string, Generator> = {
  recipe: { takes: '<name>, e.g. music-video', plan: planRecipe },
  provider: { takes: '<name>, e.g. acme', plan: planProvider },
  job: { takes: '<room>.<verb>, e.g. identity.mail-digest', plan: planJob },
  router: { takes: '<noun>, e.g. projects', plan: planRouter },
}
