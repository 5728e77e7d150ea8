import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { intend, withoutAnswered, type Intention, type Intentions } from './intention'
import { newKey } from '@/features/shell/new-key'

interface IntentionStore {
  open: Intentions
  /** The open intention for this content, made when there is none. */
  take(place: string, content: string): Intention
  /** The server has answered: the next one is another intention. */
  answered(place: string, key: string): void
}

/**
 * Open intentions, kept with the draft in the browser: a reload, and a second tab opened on the same draft, ask under
 * the same key. A tab keeps what it has in mind when another tab is answered, so its click finds what was started.
 */
export const useIntentions = create<IntentionStore>()(
  persist(
    (set, get) => ({
      open: {},
      take: (place, content) => {
        const intention = intend(get().open, place, content, newKey)
        set(({ open }) => ({ open: { ...open, [place]: intention } }))
        return intention
      },
      answered: (place, key) => set(({ open }) => ({ open: withoutAnswered(open, place, key) })),
    }),
    { name: 'studiolo-intentions', version: 1, partialize: ({ open }) => ({ open }) },
  ),
)
