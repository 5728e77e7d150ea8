import type { Name } from '../names'

/** An adapter of a service with one address for its work and one for each piece of it, as most of them have. */
export function providerAdapter({ kebab, camel, title }: Name): string {
  return `import { z } from 'zod'
import { defineProvider, ProviderRefusal, type Call, type Check, type Operation, type Outcome } from '../define-provider'

const LOOK_AGAIN_MS = 3000

/** Statuses that surely accept nothing. Any other may have been accepted, and is never called a refusal. */
const refusals: Record<number, Outcome> = {
  400: 'invalid',
  401: 'auth',
  402: 'quota',
  403: 'auth',
  410: 'retired',
  422: 'content',
  429: 'rate',
}

/** Read leniently: what is not needed may come and go. */
const acceptedAnswer = z.object({ id: z.string() })
const refusedAnswer = z.object({ code: z.string() })
const workAnswer = z.object({
  state: z.string(),
  percent: z.number().optional(),
  code: z.string().optional(),
  url: z.string().optional(),
  costMicros: z.int().optional(),
})

export const ${camel} = defineProvider({
  id: '${kebab}',
  name: '${title}',
  address: 'https://${kebab}.example',
  idempotentStart: false,
  models: [{ id: '${kebab}-1', capability: 'text-to-video' }],
  async start(call, { capability, task }) {
    const body = { reference: call.reference, model: call.model, capability, task }
    const response = await ask(call, '/operations', { method: 'POST', body })
    if (!response.ok) throw await refusalOf(response)
    const { id } = acceptedAnswer.parse(await response.json())
    return { operation: { id }, lookAgainMs: LOOK_AGAIN_MS }
  },
  async check(call, operation) {
    const response = await ask(call, workPath(operation))
    const answer = response.ok ? workAnswer.safeParse(await response.json()) : null
    return answer?.success ? toCheck(answer.data) : { state: 'not-known-yet', lookAgainMs: LOOK_AGAIN_MS }
  },
  async find(call) {
    const response = await ask(call, \`/operations?reference=\${encodeURIComponent(call.reference)}\`)
    if (response.status === 404) return null
    if (!response.ok) throw new Error(\`looking for \${call.reference} answered \${response.status}\`)
    const { id } = acceptedAnswer.parse(await response.json())
    return { id }
  },
  async cancel(call, operation) {
    await ask(call, \`\${workPath(operation)}/cancel\`, { method: 'POST' })
  },
})

function workPath({ id }: Operation): string {
  return \`/operations/\${encodeURIComponent(String(id))}\`
}

function ask(
  { address, key, fetch, signal }: Call,
  path: string,
  { method = 'GET', body }: { method?: string; body?: object } = {},
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body) headers['content-type'] = 'application/json'
  if (key) headers.authorization = \`Bearer \${key}\`
  return fetch(address + path, { method, headers, body: body && JSON.stringify(body), signal })
}

async function refusalOf(response: Response): Promise<Error> {
  const outcome = refusals[response.status]
  if (!outcome) return new Error(\`a start answered \${response.status}\`)
  const answer = refusedAnswer.safeParse(await response.json().catch(() => null))
  const seconds = Number(response.headers.get('retry-after'))
  const code = answer.success ? answer.data.code : String(response.status)
  return new ProviderRefusal(outcome, code, seconds > 0 ? seconds * 1000 : undefined)
}

/** A state that its documents do not name says nothing, least of all that it failed. */
function toCheck({ state, percent, code = 'failed', url, costMicros = 0 }: z.output<typeof workAnswer>): Check {
  switch (state) {
    case 'queued':
    case 'running':
      return { state: 'running', percent, lookAgainMs: LOOK_AGAIN_MS }
    case 'succeeded':
      return url
        ? { state: 'succeeded', results: [{ kind: 'url', url }], costMicros }
        : { state: 'not-known-yet', lookAgainMs: LOOK_AGAIN_MS }
    case 'failed':
      return { state: 'failed', outcome: 'failed', code }
    case 'canceled':
      return { state: 'canceled' }
    default:
      return { state: 'not-known-yet', lookAgainMs: LOOK_AGAIN_MS }
  }
}
`
}
