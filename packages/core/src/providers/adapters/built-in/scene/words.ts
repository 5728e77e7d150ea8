import type { PaletteName } from './palettes'
import type { Look, Trait, Voice } from './scene'

/** What a word of the prompt asks for. */
export interface Wish {
  look?: Look
  traits?: readonly Trait[]
  voices?: readonly Voice[]
  palette?: PaletteName
}

/** Words in English (whole words, plurals too) and Chinese (anywhere in the text); the first that matches decides. */
const table: readonly (readonly [words: string, wish: Wish])[] = [
  ['fireplace|hearth|campfire|bonfire|fire|炉|壁炉|篝火|火焰|火', { look: 'hearth', voices: ['fire'] }],
  ['tea|coffee|cup|茶|咖啡', { look: 'candle', traits: ['steam'], voices: ['fire', 'pad'] }],
  ['candle|candlelight|蜡烛|烛', { look: 'candle', voices: ['fire', 'pad'] }],
  ['aurora|northern lights|极光', { look: 'sky', traits: ['aurora'], palette: 'polar', voices: ['wind', 'pad'] }],
  ['beach|shore|sand|sandy|沙滩|海滩|海边', { look: 'sea', traits: ['shore'], voices: ['waves'] }],
  ['wave|ocean|sea|surf|tide|coast|海|浪|潮', { look: 'sea', voices: ['waves'] }],
  ['window|glass|窗', { look: 'window', traits: ['rain'], voices: ['rain'] }],
  ['rain|rainy|drizzle|storm|雨', { look: 'window', traits: ['rain'], voices: ['rain'] }],
  ['lamp|lantern|灯', { traits: ['lamp'] }],
  ['forest|wood|woods|tree|pine|林|树|森', { look: 'forest', voices: ['leaves'] }],
  ['firefly|fireflies|萤', { look: 'forest', traits: ['fireflies'], voices: ['crickets'], palette: 'moonlit' }],
  ['leaf|leaves|autumn|叶|秋', { look: 'forest', traits: ['leaves'], voices: ['leaves'] }],
  [
    'snow|snowy|snowfall|winter|blizzard|雪|冬',
    { look: 'sky', traits: ['snow'], voices: ['wind'], palette: 'moonlit' },
  ],
  ['cloud|clouds|mist|fog|云|雾', { look: 'clouds', voices: ['wind', 'pad'] }],
  ['star|stars|starry|galaxy|milky way|cosmos|星|银河', { look: 'sky', voices: ['crickets', 'pad'] }],
  ['moon|moonlight|moonlit|月', { look: 'sky', traits: ['moon'], voices: ['crickets', 'pad'], palette: 'moonlit' }],
  ['city|street|neon|tokyo|bokeh|城|街|霓虹', { look: 'city', voices: ['brown', 'rain'] }],
  ['tap|tapping|tapped|knock|drip|drop|droplet|敲|轻敲|叩|滴', { look: 'ripples', voices: ['tapping'] }],
  ['pond|ripple|puddle|water|涟漪|水', { look: 'ripples', voices: ['stream', 'tapping'] }],
  ['brush|brushing|hair|silk|cloth|fabric|velvet|刷|梳|丝|绸', { look: 'silk', voices: ['brushing'] }],
  ['ink|paint|abstract|flow|dream|marble|墨|梦|抽象', { look: 'ink', voices: ['pad', 'chimes'] }],
  ['stream|river|brook|creek|溪|河|泉', { voices: ['stream'] }],
  ['wind|breeze|风', { voices: ['wind'] }],
  ['cricket|night|夜|蟋蟀|虫', { voices: ['crickets'] }],
  ['chime|bell|铃|钟', { voices: ['chimes'] }],
  ['brown noise|white noise|pink noise|noise|噪音|噪声', { voices: ['brown'] }],
  ['sunrise|dawn|morning|first light|晨|日出|黎明', { palette: 'dawn' }],
  ['sunset|dusk|evening|twilight|黄昏|日落|傍晚|晚霞', { palette: 'dusk' }],
  ['golden|gold|amber|warm|暖|金', { palette: 'golden' }],
  ['night|midnight|夜', { palette: 'midnight' }],
  ['teal|turquoise|青', { palette: 'teal' }],
  ['violet|purple|lavender|紫', { palette: 'violet' }],
  ['pink|rose|粉|玫瑰', { palette: 'rose' }],
  ['green|emerald|绿|翠', { palette: 'emerald' }],
  ['blue|蓝', { palette: 'lagoon' }],
]

const compiled = table.map(([words, wish]) => ({ pattern: toPattern(words), wish }))

/** Everything a prompt asks for, in the order of the table. */
export function readWishes(prompt: string): Wish[] {
  return compiled.filter(({ pattern }) => pattern.test(prompt)).map(({ wish }) => wish)
}

function toPattern(words: string): RegExp {
  const all = words.split('|')
  const english = all.filter((word) => /^[a-z ]+$/.test(word)).map((word) => word.replace(' ', '\\s+'))
  const chinese = all.filter((word) => !/^[a-z ]+$/.test(word))
  const parts = [`\\b(?:${english.join('|')})(?:e?s)?\\b`, ...chinese]
  return new RegExp(parts.join('|'), 'iu')
}
