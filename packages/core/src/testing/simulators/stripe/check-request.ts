import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { readOfficialSpec } from '../official-spec'
import type { FormParams } from './form'
import { invalid, type StripeFailure } from './stripe-failure'

const FILE = 'stripe.openapi.2023-08-16.json'

type Schema = Record<string, unknown>
interface Operation {
  parameters?: { in: string; name: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
interface Spec {
  paths: Record<string, Record<string, Operation>>
}

const RANGE = objectOf({ gte: { type: 'integer' }, lte: { type: 'integer' } })

/** Parameters that are younger than the description we have, each with where Stripe documents it. */
const younger: Record<string, Record<string, Schema>> = {
  // https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-allowed_payment_method_types
  'post /v1/checkout/sessions': { allowed_payment_method_types: { type: 'array', items: { type: 'string' } } },
  // https://docs.stripe.com/api/payment_intents/create#create_payment_intent-hooks
  'post /v1/payment_intents': {
    hooks: objectOf({ inputs: objectOf({ tax: objectOf({ calculation: { type: 'string' } }) }) }),
  },
  // https://docs.stripe.com/api/checkout/sessions/list
  'get /v1/checkout/sessions': {
    created: RANGE,
    status: { type: 'string', enum: ['open', 'complete', 'expired'] },
  },
}

/**
 * What the description still requires and Stripe no longer does, at any depth.
 * https://docs.stripe.com/api/customer_portal/configurations/create
 */
const nowOptional: Record<string, readonly string[]> = {
  'post /v1/billing_portal/configurations': ['business_profile', 'default_allowed_updates', 'products'],
}

/** Operations that are younger than it, or that our copy of it leaves out. */
const youngerOperations: Record<string, Schema> = {
  // https://docs.stripe.com/api/tax/calculations/create
  'post /v1/tax/calculations': objectOf({
    currency: { type: 'string' },
    customer: { type: 'string' },
    line_items: {
      type: 'array',
      items: objectOf({
        amount: { type: 'integer' },
        reference: { type: 'string' },
        tax_behavior: { type: 'string', enum: ['exclusive', 'inclusive'] },
      }),
    },
  }),
  // https://docs.stripe.com/api/radar/early_fraud_warnings/list
  'get /v1/radar/early_fraud_warnings': objectOf({
    created: RANGE,
    limit: { type: 'integer' },
    payment_intent: { type: 'string' },
    starting_after: { type: 'string' },
  }),
  // https://docs.stripe.com/api/invoices/create_preview
  'post /v1/invoices/create_preview': {
    type: 'object',
    properties: {
      expand: { type: 'array', items: { type: 'string' } },
      subscription: { type: 'string' },
      subscription_details: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: { type: 'object', properties: { id: { type: 'string' }, price: { type: 'string' } } },
          },
          proration_behavior: { type: 'string', enum: ['always_invoice', 'create_prorations', 'none'] },
        },
      },
    },
  },
}

function objectOf(properties: Schema): Schema {
  return { type: 'object', properties }
}

/** Checks the parameters of a request and turns them into the types that are described; throws what Stripe would answer. */
export type RequestCheck = (method: string, template: string, params: FormParams) => Record<string, unknown>

/** Answers by the description. Default the official one; without any (another machine) nothing is checked. */
export function createRequestCheck(spec: Spec | null = officialSpec()): RequestCheck {
  if (!spec) return (_method, _template, params) => structuredClone(params)
  const ajv = new Ajv({ strict: false, coerceTypes: true, validateFormats: false })
  const compiled = new Map<string, ValidateFunction>()
  return (method, template, params) => {
    const name = `${method.toLowerCase()} ${template}`
    const validate = compiled.get(name) ?? ajv.compile(schemaOf(spec, name))
    compiled.set(name, validate)
    const checked: Record<string, unknown> = structuredClone(params)
    if (!validate(checked)) throw refusal(validate.errors?.[0])
    return checked
  }
}

function officialSpec(): Spec | null {
  return readOfficialSpec(FILE, 'requests to the Stripe simulator are not checked against it') as Spec | null
}

function schemaOf(spec: Spec, name: string): Schema {
  const known = youngerOperations[name]
  if (known) return closed(known) as Schema
  const [method = '', template = ''] = name.split(' ')
  const operation = spec.paths[template]?.[method]
  if (!operation) throw new Error(`${FILE} does not describe ${name}`)
  const body = operation.requestBody?.content['application/x-www-form-urlencoded']?.schema
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const described: Schema =
    method === 'get'
      ? { type: 'object', properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])) }
      : structuredClone(body ?? { type: 'object', properties: {} })
  described.properties = { ...(described.properties as Schema | undefined), ...younger[name] }
  return closed(loosened(described, nowOptional[name] ?? [])) as Schema
}

function loosened(node: unknown, names: readonly string[]): unknown {
  if (Array.isArray(node)) return node.map((below) => loosened(below, names))
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, loosened(value, names)]))
  if (Array.isArray(copy.required)) copy.required = copy.required.filter((name) => !names.includes(name))
  return copy
}

/** Stripe refuses unknown names at every depth; the description says so at the top only. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  if (typeof copy.properties === 'object' && copy.type === 'object' && copy.additionalProperties === undefined) {
    copy.additionalProperties = false
  }
  return copy
}

function refusal(error: ErrorObject | undefined): StripeFailure {
  const path = (error?.instancePath ?? '').split('/').filter(Boolean)
  const under = (name: unknown) => inBrackets([...path, String(name)])
  if (error?.keyword === 'additionalProperties') {
    const param = under(error.params.additionalProperty)
    return invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
  }
  if (error?.keyword === 'required') {
    const param = under(error.params.missingProperty)
    return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  }
  const param = inBrackets(path)
  return invalid(`Invalid ${param}: ${error?.message ?? 'not understood'}`, { param })
}

function inBrackets([head = '', ...rest]: string[]): string {
  return head + rest.map((part) => `[${part}]`).join('')
}
