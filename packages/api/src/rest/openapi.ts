import { z } from 'zod'
import type { Operation } from './operation'
import * as schemas from './schemas'

/** A JSON Schema (2020-12), as far as the reference page reads it. */
export interface SchemaDocument {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: SchemaDocument[]
  properties?: Record<string, SchemaDocument>
  required?: string[]
  items?: SchemaDocument
  description?: string
  [keyword: string]: unknown
}

export interface ParameterDocument {
  name: string
  in: string
  required: boolean
  description?: string
  schema: SchemaDocument
}

export interface OperationDocument {
  operationId: string
  summary: string
  description?: string
  security: Record<string, string[]>[]
  'x-scope'?: string
  parameters: ParameterDocument[]
  requestBody?: { required: true; content: Record<string, { schema: SchemaDocument }> }
  responses: Record<
    string,
    { description: string; headers?: Record<string, unknown>; content: Record<string, { schema: SchemaDocument }> }
  >
}

/** What of OpenAPI 3.1 we write. */
export interface OpenApiDocument {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  paths: Record<string, Partial<Record<'get' | 'post', OperationDocument>>>
  components: { securitySchemes: Record<string, unknown>; schemas: Record<string, SchemaDocument> }
}

/** The parts that have a name of their own in the document. */
const named = {
  Generation: schemas.generation,
  Asset: schemas.asset,
  Rendition: schemas.rendition,
  Stage: schemas.stage,
  Quote: schemas.quote,
  QuoteRequest: schemas.quoteRequest,
  GenerationRequest: schemas.generationRequest,
  Recipe: schemas.recipe,
  Balance: schemas.balance,
  StatementEntry: schemas.statementEntry,
  Error: schemas.errorBody,
  Failure: schemas.failure,
} as const

const reasons: Record<number, string> = {
  400: 'The request is not right; `details` names the fields.',
  401: 'No key, or one that is not valid.',
  402: 'Not enough credits.',
  403: 'The key’s scopes do not allow this, or the account is suspended.',
  404: 'There is no such thing, or it is not yours.',
  409: 'The price changed, the key was used for another request, or the state does not allow it.',
  413: 'The body is too large.',
  422: 'Refused because of its content.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  500: 'Our fault; `error.id` finds it in our log.',
  503: 'Temporarily impossible; try again.',
}

/** The OpenAPI 3.1 document of these operations (https://spec.openapis.org/oas/v3.1.1). */
export function buildOpenApi(operations: readonly Operation[], origin: string): OpenApiDocument {
  const toSchema = schemaWriter()
  const paths: OpenApiDocument['paths'] = {}
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method === 'GET' ? 'get' : 'post']: describe(operation, toSchema),
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Studiolo',
      version: '1.0.0',
      description:
        'Make videos and voices by script. Every answer is an envelope: `{ success: true, data, meta? }` or `{ success: false, error }`. Lists go on with `meta.nextCursor`. Times are RFC 3339 in UTC, credits whole numbers.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key from Settings → API keys.' },
      },
      schemas: writeNamed(),
    },
  }
}

function describe(operation: Operation, toSchema: (schema: z.ZodType) => SchemaDocument): OperationDocument {
  const { id, summary, description, scope, query, params, headers = [], data, meta, refusals, alsoCsv } = operation
  const { successes = [200] } = operation
  const body = operation.documentedBody ?? operation.body
  const refused = [...new Set([...refusals, ...(scope ? [401, 403] : []), ...(body ? [413] : []), 429, 500])].sort()
  const success = {
    description: 'Done.',
    headers: { RateLimit: { schema: { type: 'string' } }, 'RateLimit-Policy': { schema: { type: 'string' } } },
    content: {
      'application/json': { schema: envelope(toSchema(data), meta && toSchema(meta)) },
      ...(alsoCsv && { 'text/csv': { schema: { type: 'string' } } }),
    },
  }
  return {
    operationId: id,
    summary,
    ...(description && { description }),
    security: scope ? [{ apiKey: [] }] : [],
    ...(scope && { 'x-scope': scope }),
    parameters: [
      ...parameters(params, 'path'),
      ...parameters(query, 'query'),
      ...headers.map((header) => ({ ...header, in: 'header', required: false, schema: { type: 'string' } })),
    ],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: toSchema(body) } } } }),
    responses: {
      ...Object.fromEntries(successes.map((status) => [String(status), success])),
      ...Object.fromEntries(refused.map((status) => [String(status), refusal(status)])),
    },
  }
}

function envelope(data: SchemaDocument, meta: SchemaDocument | undefined): SchemaDocument {
  return {
    type: 'object',
    required: ['success', 'data', ...(meta ? ['meta'] : [])],
    properties: { success: { const: true }, data, ...(meta && { meta }) },
  }
}

function refusal(status: number): OperationDocument['responses'][string] {
  return {
    description: reasons[status] ?? 'Refused.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): ParameterDocument[] {
  if (!schema) return []
  const { properties = {}, required = [] } = write(schema)
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }))
}

/** A named schema becomes a reference, also as the item of a list; anything else stands where it is used. */
function schemaWriter(): (schema: z.ZodType) => SchemaDocument {
  const names = new Map<z.ZodType, string>(Object.entries(named).map(([name, schema]) => [schema, name]))
  return function toSchema(schema): SchemaDocument {
    const name = names.get(schema)
    if (name) return { $ref: `#/components/schemas/${name}` }
    if (schema instanceof z.ZodArray) return { type: 'array', items: toSchema(schema.element as z.ZodType) }
    return write(schema)
  }
}

/** The named schemas, each pointing to the others by name. */
function writeNamed(): Record<string, SchemaDocument> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const uri = (id: string) => `#/components/schemas/${id}`
  const { schemas } = z.toJSONSchema(registry, { uri, io: 'input', unrepresentable: 'any' })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...json }]) => [name, json as SchemaDocument]),
  )
}

function write(schema: z.ZodType): SchemaDocument {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json as SchemaDocument
}
