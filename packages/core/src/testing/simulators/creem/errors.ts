import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'

/** An answer that is a no; its messages are what Creem would say. */
export class CreemRefusal extends Error {
  readonly status: number
  readonly messages: readonly string[]

  constructor(status: number, messages: readonly string[]) {
    super(messages.join('; '))
    this.name = 'CreemRefusal'
    this.status = status
    this.messages = messages
  }

  /** The body every error of Creem has. */
  toBody(now: Date): object {
    return {
      trace_id: randomUUID(),
      status: this.status,
      error: STATUS_CODES[this.status] ?? 'Error',
      message: this.messages,
      timestamp: now.getTime(),
    }
  }
}

/** What stands under that id; Creem's 404 otherwise. */
export function found<T>(shelf: ReadonlyMap<string, T>, id: string, noun: string): T {
  const thing = shelf.get(id)
  if (!thing) throw new CreemRefusal(404, [`${noun} not found`])
  return thing
}
