import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { readOfficialSpec } from '../official-spec'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: JsonObject }[]
  requestBody?: { content: { 'application/json': { schema: JsonObject } } }
  responses: Record<string, { content?: { 'application/json': { schema: JsonObject } } }>
}

interface Description {
  paths: Record<string, Record<string, Operation>>
  components: JsonObject
}

/** What the official description has against a request or an answer; empty when it is as described. */
export interface OfficialChecks {
  ofRequest(method: string, path: string, query: URLSearchParams, body: unknown): string[]
  ofAnswer(method: string, path: string, body: unknown): string[]
}

let checks: OfficialChecks | undefined

/** The checks against `creem.openapi.json`; without the file they find nothing, and say so once. */
export function officialChecks(): OfficialChecks {
  const without = 'the Creem simulator takes requests that Creem may refuse'
  return (checks ??= createChecks(readOfficialSpec('creem.openapi.json', without) as Description | null))
}

/** The checks against a description; without one they find nothing. */
export function createChecks(description: Description | null): OfficialChecks {
  if (!description) return { ofRequest: () => [], ofAnswer: () => [] }
  const { paths } = description
  const asked = createAjv(forAjv(description.components as Json, 'closed'))
  const answered = createAjv(forAjv(description.components as Json, 'open'))
  const validators = new Map<string, ValidateFunction>()

  function compiled(name: string, make: () => ValidateFunction): ValidateFunction {
    const validate = validators.get(name) ?? make()
    validators.set(name, validate)
    return validate
  }

  return {
    ofRequest(method, path, query, body) {
      const operation = paths[path]?.[method.toLowerCase()]
      if (!operation) return [`Cannot ${method} ${path}`]
      const name = `${method} ${path}`
      const ofQuery = compiled(`query of ${name}`, () => asked.coercing.compile(querySchema(operation)))
      const problems = problemsOf(ofQuery, Object.fromEntries(query))
      const schema = operation.requestBody?.content['application/json'].schema
      if (!schema) return problems
      return [
        ...problems,
        ...problemsOf(
          compiled(name, () => asked.plain.compile(described(schema))),
          body,
        ),
      ]
    },
    ofAnswer(method, path, body) {
      const schema = paths[path]?.[method.toLowerCase()]?.responses['200']?.content?.['application/json'].schema
      if (!schema) return [`no answer is described for ${method} ${path}`]
      const validate = compiled(`answer to ${method} ${path}`, () => answered.plain.compile(described(schema)))
      return problemsOf(validate, body)
    },
  }
}

const DOCUMENT = 'creem'

function createAjv(components: Json): { plain: Ajv; coercing: Ajv } {
  const formats = { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ }
  const document = { $id: DOCUMENT, components }
  const options = { allErrors: true, strict: false, formats } as const
  return {
    plain: new Ajv(options).addSchema(document),
    coercing: new Ajv({ ...options, coerceTypes: true }).addSchema(document),
  }
}

function described(schema: JsonObject): JsonObject {
  return { $ref: `${DOCUMENT}${String(schema.$ref)}` }
}

function querySchema({ parameters = [] }: Operation): JsonObject {
  const inQuery = parameters.filter((one) => one.in === 'query')
  return {
    type: 'object',
    properties: Object.fromEntries(inQuery.map((one) => [one.name, one.schema])),
    required: inQuery.filter((one) => one.required).map((one) => one.name),
    additionalProperties: false,
  }
}

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` beside a reference becomes a choice. `closed` refuses fields that are not named,
 * as Creem does for requests.
 */
function forAjv(schema: Json, manner: 'open' | 'closed'): Json {
  if (Array.isArray(schema)) return schema.map((one) => forAjv(one, manner))
  if (schema === null || typeof schema !== 'object') return schema
  const { nullable, example: _example, ...kept } = schema
  const inner: JsonObject = Object.fromEntries(Object.entries(kept).map(([key, one]) => [key, forAjv(one, manner)]))
  const isObject = kept.properties !== undefined && kept.type === 'object'
  if (manner === 'closed' && isObject && kept.additionalProperties === undefined) inner.additionalProperties = false
  return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner
}

function problemsOf(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map(toSentence)
}

/** In the manner of Creem's own messages. */
function toSentence({ keyword, params, instancePath, message }: ErrorObject): string {
  const field = instancePath.slice(1).replaceAll('/', '.')
  const inside = (name: unknown) => [field, String(name)].filter(Boolean).join('.')
  if (keyword === 'additionalProperties') return `property ${inside(params.additionalProperty)} should not exist`
  if (keyword === 'required') return `${inside(params.missingProperty)} should not be empty`
  return `${field || 'the request'} ${message ?? keyword}`
}
