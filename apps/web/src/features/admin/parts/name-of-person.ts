export interface NamedPerson {
  name: string | null
  email: string | null
}

/** What to call somebody: name, else address, else what else is known. */
export function nameOfPerson(person: NamedPerson | null, otherwise: string): string {
  return person?.name || person?.email || otherwise
}
