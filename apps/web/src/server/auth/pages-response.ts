/** The part of Next's pages-router response that next-auth writes to, gathered into a `Response`. */
export interface PagesResponse {
  status(code: number): PagesResponse
  getHeader(name: string): string | string[] | undefined
  setHeader(name: string, value: string | string[]): PagesResponse
  json(body: unknown): void
  send(body: unknown): void
  end(): void
  toResponse(): Response
}

export function createPagesResponse(): PagesResponse {
  const headers = new Map<string, string | string[]>()
  let status = 200
  let text: string | null = null

  const response: PagesResponse = {
    status(code) {
      status = code
      return response
    },
    getHeader: (name) => headers.get(name.toLowerCase()),
    setHeader(name, value) {
      headers.set(name.toLowerCase(), value)
      return response
    },
    json(body) {
      headers.set('content-type', 'application/json')
      text = JSON.stringify(body)
    },
    send(body) {
      if (body === undefined || body === null) return
      if (typeof body === 'string') text = body
      else response.json(body)
    },
    end: () => {},
    toResponse() {
      const answer = new Headers({ 'cache-control': 'no-store' })
      for (const [name, value] of headers) {
        if (typeof value === 'string') answer.set(name, value)
        else for (const one of value) answer.append(name, one)
      }
      return new Response(text, { status, headers: answer })
    },
  }
  return response
}
