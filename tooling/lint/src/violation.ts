export interface Violation {
  rule: string
  from: string
  to: string
  says: string
}

/** One line for a person. */
export function printViolation({ rule, from, to, says }: Violation): string {
  return `${rule}: ${from}${to ? ` → ${to}` : ''}\n    ${says}`
}
