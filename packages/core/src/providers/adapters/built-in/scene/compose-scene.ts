import type { TaskOf } from '../../../contract'
import { palettes, palettesOf, type PaletteName } from './palettes'
import { createRandom, type Random } from './random'
import type { Beat, Layer, Look, Scene, Trait, Voice } from './scene'
import { findStyle } from './styles'
import { readWishes, type Wish } from './words'

/** A quieter second sound that suits each look, so that no sound stands alone. */
const beds: Readonly<Record<Look, readonly [Voice, ...Voice[]]>> = {
  window: ['brown', 'pad'],
  city: ['brown', 'pad'],
  sea: ['wind', 'pad'],
  hearth: ['brown', 'wind'],
  candle: ['pad', 'brown'],
  forest: ['stream', 'wind', 'crickets'],
  sky: ['wind', 'pad', 'stream'],
  ripples: ['pad', 'stream'],
  silk: ['brown', 'pad'],
  ink: ['pad', 'brown'],
  clouds: ['wind', 'pad'],
}
const BED_GAIN = 0.32
const SECOND_GAIN = 0.55
const MAX_LAYERS = 4

/** Decides what a task looks and sounds like: its style first, then the prompt's words, then the seed. */
export function composeScene(task: TaskOf<'text-to-video'>): Scene {
  const seed = `${task.seed}/${task.style ?? ''}/${task.prompt}`
  const random = createRandom(seed).fork('scene')
  const wishes = readWishes(task.prompt)
  const style = findStyle(task.style)
  const look = chooseLook(task.style, wishes, random)
  return {
    look,
    palette: palettes[choosePalette(look, wishes, random)],
    traits: chooseTraits(look, [...(style?.traits ?? []), ...wishes.flatMap((wish) => wish.traits ?? [])], random),
    beats: makeBeats(look, task.durationSeconds, random.fork('beats')),
    layers: chooseLayers(
      look,
      [...(style ? [style.voice] : []), ...wishes.flatMap((wish) => wish.voices ?? [])],
      random,
    ),
    seconds: task.durationSeconds,
    seed,
  }
}

function chooseLook(styleName: string | null, wishes: readonly Wish[], random: Random): Look {
  const wished = wishes.flatMap((wish) => wish.look ?? [])
  const style = findStyle(styleName)
  if (style) return wished.find((look) => style.within.includes(look)) ?? style.look
  return wished[0] ?? random.pick(['ink', 'clouds', 'ripples', 'silk', 'sky', 'sea'])
}

function choosePalette(look: Look, wishes: readonly Wish[], random: Random): PaletteName {
  const own: readonly [PaletteName, ...PaletteName[]] = palettesOf[look]
  const fallback = random.pick(own)
  // Fire keeps its colour whatever the prompt says of the night around it.
  if (look === 'hearth' || look === 'candle') return fallback
  const wished = wishes.flatMap((wish) => wish.palette ?? [])
  const fitting = wished.find((name) => own.includes(name))
  return fitting ?? wished[0] ?? fallback
}

function chooseTraits(look: Look, wished: readonly Trait[], random: Random): ReadonlySet<Trait> {
  const traits = new Set(wished)
  if (traits.has('snow') && random.chance(0.6)) traits.add('moon')
  if (look === 'sky' && traits.size === 0) traits.add(random.pick(['moon', 'aurora', 'moon']))
  if (look === 'sea' && random.chance(0.5)) traits.add('shore')
  if (look === 'window' && random.chance(0.4)) traits.add('lamp')
  return traits
}

function chooseLayers(look: Look, wished: readonly Voice[], random: Random): Layer[] {
  const bed = random.pick(beds[look])
  const chosen = [...new Set([...wished, bed])].slice(0, MAX_LAYERS)
  const own = wished.length === 0 ? bed : wished[0]
  return chosen.map((voice) => ({ voice, gain: voice === own ? 1 : voice === bed ? BED_GAIN : SECOND_GAIN }))
}

/** Taps come in a loose rhythm with rests; strokes follow each other slowly, from side to side. */
function makeBeats(look: Look, seconds: number, random: Random): Beat[] {
  const strokes = look === 'silk'
  const beats: Beat[] = []
  let at = strokes ? 0.35 : 0.6
  for (let i = 0; at < seconds - 0.5; i++) {
    beats.push({
      at,
      x: random.between(-0.72, 0.72),
      y: strokes ? (i % 2 === 0 ? -0.5 : 0.5) + random.around(0.35) : random.between(-0.3, 0.7),
      strength: random.between(0.6, 1),
    })
    at += strokes ? random.between(1.25, 1.6) : random.pick([0.42, 0.42, 0.63, 0.84, 1.26]) * random.between(0.94, 1.06)
  }
  return beats
}
