import { create } from 'zustand'

interface Place {
  /** The filters under which it was left. */
  query: string
  /** How far the page was scrolled. */
  offset: number
  /** The item that was opened. */
  id: string | null
}

interface PlaceStore {
  /** Width of the list when it was last seen: its height is known before it is measured again. */
  width: number
  place: Place | null
  leave(place: Place): void
  measure(width: number): void
}

/** Where one was in the library, so that coming back lands there. */
export const usePlace = create<PlaceStore>()((set) => ({
  width: 0,
  place: null,
  leave: (place) => set({ place }),
  measure: (width) => set({ width }),
}))
