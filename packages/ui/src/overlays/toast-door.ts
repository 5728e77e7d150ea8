type Sonner = typeof import('sonner')

let wanted = false
const watchers = new Set<() => void>()

let listening: () => void = () => undefined
const stack = new Promise<void>((resolve) => {
  listening = resolve
})

/** Said by the stack once it listens. */
export function toastStackReady(): void {
  listening()
}

/** For `useSyncExternalStore`: whether a toast was ever asked for. */
export const toastWish = {
  subscribe(changed: () => void): () => void {
    watchers.add(changed)
    return () => watchers.delete(changed)
  },
  read: () => wanted,
}

/** Sonner's `toast`, once the stack is there; the first call has it loaded. */
export async function openToasts(): Promise<Sonner['toast']> {
  if (!wanted) {
    wanted = true
    for (const changed of watchers) changed()
  }
  const [{ toast }] = await Promise.all([import('sonner'), stack])
  return toast
}
