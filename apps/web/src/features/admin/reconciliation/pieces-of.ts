import type { CheckName } from '@studiolo/db/states/reconcile'
import { placeOf, places } from '../parts/places'

/** What the checks say beside numbers and ids; each has its words for people. */
const said = [
  'a generation',
  'a payment',
  'an order',
  'available',
  'captured',
  'debt',
  'expired',
  'held',
  'kept',
  'minor units back',
  'none',
  'open',
  'paid',
  'pending',
  'released',
  'settled',
  'taken back',
  'waived',
] as const

/** The key of such a word among the messages. */
export type SaidKey = Dashed<(typeof said)[number]>
type Dashed<T extends string> = T extends `${infer First} ${infer Rest}` ? `${First}-${Dashed<Rest>}` : T

const KNOWN = new RegExp(
  `\\b(?<id>[a-z]{3}_[0-9a-z]{26}|(?:trf|hld)_[0-9a-z]{13})\\b|\\b(?<word>${said.join('|')})(?![-\\w])`,
  'g',
)

/** A piece of what a check says, and at which character of it: an id with the page where it is seen, a word, or anything else as it is. */
export type Piece = { at: number } & ({ text: string } | { id: string; href: string | null } | { word: SaidKey })

/** The text of a check in pieces, its ids and words apart. */
export function piecesOf(check: CheckName, text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(KNOWN)) {
    if (match.index > end) pieces.push({ at: end, text: text.slice(end, match.index) })
    const { id, word = '' } = match.groups ?? {}
    const at = match.index
    pieces.push(id ? { at, id, href: placeIn(check, id) } : { at, word: word.replaceAll(' ', '-') as SaidKey })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end) })
  return pieces
}

/** A person stands for their wallet, and where uses are compared for what they started. */
function placeIn(check: CheckName, id: string): string | null {
  if (!id.startsWith('usr_')) return placeOf(id)
  return check === 'usage' ? places.generationsOf(id) : places.ledgerOf(id)
}
