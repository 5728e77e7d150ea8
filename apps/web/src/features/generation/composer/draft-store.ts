import type { RecipeId } from '@studiolo/core/recipes/contract'
import { createStore, useStore, type StoreApi } from 'zustand'
import { persist, type PersistOptions } from 'zustand/middleware'
import type { FormValues } from '../start/recipe-quote'

/** What is being written, for each recipe, and where it came from. */
interface Draft {
  recipe: RecipeId
  values: Partial<Record<RecipeId, FormValues>>
  /** The generation it remixes. */
  source: { id: string; title: string } | null
}

interface DraftActions {
  choose(recipe: RecipeId): void
  keep(recipe: RecipeId, values: FormValues): void
  /** Takes another one's input over. */
  take(recipe: RecipeId, values: FormValues, source: Draft['source']): void
  forgetSource(): void
}

/** A person's draft, kept in this browser; another person at it finds their own. */
export function createDraftStore(userId: string, first: RecipeId) {
  const options: PersistOptions<Draft & DraftActions, Draft> = {
    name: `studiolo-draft-${userId}`,
    version: 1,
    // The server draws an empty form; the draft comes when the page is awake.
    skipHydration: true,
    partialize: ({ recipe, values, source }) => ({ recipe, values, source }),
  }
  return createStore<Draft & DraftActions>()(
    persist(
      (set) => ({
        recipe: first,
        values: {},
        source: null,
        choose: (recipe) => set({ recipe }),
        keep: (recipe, values) => set((draft) => ({ values: { ...draft.values, [recipe]: values } })),
        take: (recipe, values, source) =>
          set((draft) => ({ recipe, source, values: { ...draft.values, [recipe]: values } })),
        forgetSource: () => set({ source: null }),
      }),
      options,
    ),
  )
}

export function useDraft<T>(store: StoreApi<Draft & DraftActions>, select: (draft: Draft) => T): T {
  return useStore(store, select)
}
