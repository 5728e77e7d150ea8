interface Message {
  data: string
  lastEventId: string
}
type Listener = (event: Message & Event) => void

/** A small EventSource for Node that sends a cookie; reconnects like a browser when the stream is cut. */
export function openEventSource(headers: Record<string, string>) {
  return class TestEventSource {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSED = 2
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSED = 2
    readyState = 0
    onopen: ((event: never) => unknown) | null = null
    onmessage: ((event: never) => unknown) | null = null
    onerror: ((event: never) => unknown) | null = null
    readonly #listeners = new Map<string, Set<Listener>>()
    readonly #aborting = new AbortController()

    constructor(url: string | URL) {
      void this.#read(url, null)
    }

    addEventListener(type: string, listener: Listener): void {
      this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener))
    }

    removeEventListener(type: string, listener: Listener): void {
      this.#listeners.get(type)?.delete(listener)
    }

    close(): void {
      this.readyState = 2
      this.#aborting.abort()
    }

    async #read(url: string | URL, lastEventId: string | null): Promise<void> {
      let last = lastEventId
      try {
        const response = await fetch(url, {
          headers: { ...headers, accept: 'text/event-stream', ...(last !== null && { 'last-event-id': last }) },
          signal: this.#aborting.signal,
        })
        this.readyState = 1
        this.#emit('open', '', '')
        let text = ''
        for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
          const blocks = (text + chunk).split('\n\n')
          text = blocks.pop() ?? ''
          for (const block of blocks) last = this.#dispatch(block) ?? last
        }
      } catch {
        if (this.readyState === 2) return
      }
      if (this.readyState === 2) return
      this.readyState = 0
      this.#emit('error', '', '')
      setTimeout(() => void this.#read(url, last), 50)
    }

    #dispatch(block: string): string | null {
      const fields = Object.fromEntries(
        block
          .split('\n')
          .filter(Boolean)
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]),
      )
      if (fields.data !== undefined) this.#emit(fields.event ?? 'message', fields.data, fields.id ?? '')
      return fields.id ?? null
    }

    #emit(type: string, data: string, lastEventId: string): void {
      const event = Object.assign(new Event(type), { data, lastEventId })
      for (const listener of this.#listeners.get(type) ?? []) listener(event)
    }
  }
}
