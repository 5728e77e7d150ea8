/** What a browser says of itself, as far as a person would recognise it. Null where it says nothing we know. */
export interface Device {
  browser: string | null
  system: string | null
  form: 'phone' | 'tablet' | 'computer' | 'script'
}

/** The first that matches counts: Edge, Opera and Samsung also call themselves Chrome, and all of them Safari. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Version\/[\d.]+.*Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

const find = (table: [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** Reads a `User-Agent` for the list of sessions; never to decide anything by it. */
export function describeDevice(userAgent: string): Device {
  const browser = find(browsers, userAgent)
  const system = find(systems, userAgent)
  return { browser, system, form: formOf(userAgent, browser, system) }
}

function formOf(userAgent: string, browser: string | null, system: string | null): Device['form'] {
  if (!browser && !system) return 'script'
  if (system === 'iPad' || (system === 'Android' && !/Mobile/.test(userAgent))) return 'tablet'
  return system === 'iPhone' || system === 'Android' ? 'phone' : 'computer'
}
