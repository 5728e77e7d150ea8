import { Moment } from '../parts/moment'

/** An instant as the evidence keeps it, in the reader's time zone. */
export function Instant({ at }: { at: string | null }) {
  return at === null ? '–' : <Moment at={new Date(at)} />
}
