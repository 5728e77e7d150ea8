/** What was found of one part, and what its absence costs. */
export interface Finding {
  part: string
  state: 'good' | 'weak' | 'missing'
  found: string
  /** What that costs, and what to do. */
  costs?: string
}
