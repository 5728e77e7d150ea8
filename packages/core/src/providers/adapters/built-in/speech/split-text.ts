/** A stretch of speech with the silence after it. */
export interface Piece {
  text: string
  pauseMs: number
}

const SENTENCE_PAUSE_MS = 320
const PARAGRAPH_PAUSE_MS = 650
const CLAUSE_PAUSE_MS = 120
/** Longer sentences are cut at a comma, so that progress moves and memory stays small. */
const MAX_PIECE = 280
const SPEAKABLE = /[\p{L}\p{N}]/u

/** Breaks a text into pieces that end where a speaker would breathe; empty when it holds nothing that can be said. */
export function splitText(text: string): Piece[] {
  const pieces = text.split(/\n\s*\n|\n/u).flatMap((paragraph) => {
    const sentences = paragraph
      .split(/(?<=[.!?…]["'”’)]?)\s+|(?<=[。！？…]["'”’）」』]?)(?!["'”’）」』])/u)
      .flatMap(splitLong)
    const spoken = sentences.filter(({ text }) => SPEAKABLE.test(text))
    return spoken.map((piece, i) => (i === spoken.length - 1 ? { ...piece, pauseMs: PARAGRAPH_PAUSE_MS } : piece))
  })
  const last = pieces.pop()
  return last ? [...pieces, { ...last, pauseMs: 0 }] : []
}

function splitLong(sentence: string): Piece[] {
  const parts: string[] = []
  let part = ''
  for (const clause of sentence.trim().split(/(?<=[,;:，；：、])/u)) {
    if (part !== '' && part.length + clause.length > MAX_PIECE) {
      parts.push(part)
      part = ''
    }
    part += clause
  }
  parts.push(part)
  const short = parts.flatMap(cutHard)
  return short.map((text, i) => ({
    text: text.trim(),
    pauseMs: i === short.length - 1 ? SENTENCE_PAUSE_MS : CLAUSE_PAUSE_MS,
  }))
}

/** A clause without any comma is cut at a space, and where there is none, anywhere. */
function cutHard(clause: string): string[] {
  const parts: string[] = []
  let rest = clause
  while (rest.length > MAX_PIECE) {
    const space = rest.lastIndexOf(' ', MAX_PIECE)
    // A surrogate pair must not be torn.
    const cut =
      space > MAX_PIECE / 2 ? space : (rest.codePointAt(MAX_PIECE - 1) ?? 0) > 0xffff ? MAX_PIECE - 1 : MAX_PIECE
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...parts, rest]
}
