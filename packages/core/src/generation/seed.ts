import { createHash } from 'node:crypto'

/** The seed a generation is made with: the one asked for, or one drawn from its id, so that a repeated step makes the same. */
export function seedOf({ id, input }: { id: string; input: Record<string, unknown> }): number {
  if (typeof input.seed === 'number') return input.seed
  return createHash('sha256').update(id).digest().readUInt32BE(0) & 0x7fff_ffff
}
