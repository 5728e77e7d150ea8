const MINUTE_MS = 60_000

/** An instant as a `datetime-local` input takes it: the local time to the minute. */
export function toLocalInput(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16)
}

/** The instant of such an input; null while it is not complete. */
export function fromLocalInput(text: string): Date | null {
  const at = new Date(text)
  return text === '' || Number.isNaN(at.getTime()) ? null : at
}
