import { create } from 'zustand'

interface Selection {
  ids: ReadonlySet<string>
  /** A press on a work chooses it. Also while anything is chosen. */
  isChoosing: boolean
  begin(): void
  toggle(id: string): void
  /** Adds many at once, e.g. all that are loaded. */
  add(ids: readonly string[]): void
  clear(): void
}

/** What is chosen in the library; only the browser knows. */
export const useSelection = create<Selection>()((set) => ({
  ids: new Set(),
  isChoosing: false,
  begin: () => set({ isChoosing: true }),
  toggle: (id) =>
    set(({ ids }) => {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      return { ids: next, isChoosing: next.size > 0 }
    }),
  add: (more) => set(({ ids }) => ({ ids: new Set([...ids, ...more]) })),
  clear: () => set({ ids: new Set(), isChoosing: false }),
}))
