'use client'

import type { CheckName } from '@studiolo/db/states/reconcile'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { piecesOf, type Piece } from './pieces-of'

/** What a check says, in the reader's language, each id in it a link to where it is seen. */
export function SaidText({ check, text }: { check: CheckName; text: string }) {
  return piecesOf(check, text).map((piece) => <PieceView key={piece.at} piece={piece} />)
}

function PieceView({ piece }: { piece: Piece }) {
  const t = useTranslations('admin-reconciliation.said')
  if ('text' in piece) return piece.text
  if ('word' in piece) return t(piece.word)
  if (!piece.href) return <span className="font-mono text-xs break-all">{piece.id}</span>
  return (
    <Link href={piece.href} className="font-mono text-xs break-all underline underline-offset-4">
      {piece.id}
    </Link>
  )
}
