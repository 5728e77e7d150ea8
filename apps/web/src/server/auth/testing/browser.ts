/** A browser as far as cookies and redirects go. Requests under `origin` are answered by `answer`, others by the network. */
export interface TestBrowser {
  get(url: string): Promise<Response>
  post(path: string, form: Record<string, string>): Promise<Response>
  /** Follows redirects until `stopAt` or an answer that is none; answers the last address. */
  follow(response: Response, stopAt?: (url: URL) => boolean): Promise<URL>
  cookie(name: string): string | undefined
  setCookie(name: string, value: string): void
}

const MAX_REDIRECTS = 20

export function createTestBrowser(origin: string, answer: (request: Request) => Promise<Response>): TestBrowser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (host: string) => jars.get(host) ?? jars.set(host, new Map()).get(host) ?? new Map<string, string>()
  const own = jarOf(new URL(origin).host)

  async function send(target: URL, init: RequestInit = {}): Promise<Response> {
    const jar = jarOf(target.host)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(target, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    const response = await (target.origin === origin ? answer(request) : fetch(request))
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return response
  }

  return {
    get: (url) => send(new URL(url, origin)),
    post: (path, form) => send(new URL(path, origin), { method: 'POST', body: new URLSearchParams(form) }),
    async follow(response, stopAt = () => false) {
      let target = new URL(response.url || origin, origin)
      for (let hop = 0; hop < MAX_REDIRECTS; hop++) {
        const location = response.headers.get('location')
        if (!location) return target
        target = new URL(location, target)
        if (stopAt(target)) return target
        response = await send(target)
      }
      throw new Error(`more than ${MAX_REDIRECTS} redirects, at ${target.href}`)
    },
    cookie: (name) => own.get(name),
    setCookie: (name, value) => void own.set(name, value),
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  const expires = attributes.find((part) => /^expires=/i.test(part))?.slice('expires='.length)
  if (value === '' || (expires && new Date(expires) <= new Date())) jar.delete(name)
  else jar.set(name, value)
}
