import { create } from 'zustand'

interface Selection {
  ids: ReadonlySet<string>
  toggle(id: string): void
  /** Adds many at once, e.g. all that are loaded. */
  add(ids: readonly string[]): void
  clear(): void
}

/** What is chosen in the library; only the browser knows. */
export const useSelection = create<Selection>()((set) => ({
  ids: new Set(),
  toggle: (id) =>
    set(({ ids }) => {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      return { ids: next }
    }),
  add: (more) => set(({ ids }) => ({ ids: new Set([...ids, ...more]) })),
  clear: () => set({ ids: new Set() }),
}))
