/** What somebody means to start: a key for the server, and what it stands for. */
export interface Intention {
  key: string
  /** Recipe and input as text: other content is another intention. */
  content: string
}

/** Open intentions by the place they were made at: the composer, or the retry of one generation. */
export type Intentions = Readonly<Record<string, Intention>>

/**
 * The intention for this content: the one that is still open, so that a second click and a resent request carry the
 * same key, or a new one.
 */
export function intend(open: Intentions, place: string, content: string, newKey: () => string): Intention {
  const known = open[place]
  return known && known.content === content ? known : { key: newKey(), content }
}

/** The open ones without the answered; a newer intention of the same place stays. */
export function withoutAnswered(open: Intentions, place: string, key: string): Intentions {
  if (open[place]?.key !== key) return open
  const { [place]: _, ...rest } = open
  return rest
}

/** The same recipe and checked input always give the same text. */
export function contentOf(recipe: string, input: Record<string, unknown>): string {
  const fields = Object.entries(input).filter(([, value]) => value !== undefined)
  return JSON.stringify([recipe, Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)))])
}
