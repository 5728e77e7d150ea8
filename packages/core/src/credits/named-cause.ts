const NAMED_ID = /(?:^|:)((?:pay|rdc|adj|rcv|sub|gen)_[0-9a-z]{26})(?::|$)/

/** What asked for a movement, by id: its idempotency key names it. Null where it names nothing. */
export function namedCause(idempotencyKey: string): string | null {
  return NAMED_ID.exec(idempotencyKey)?.[1] ?? null
}
