import type { SchemaDocument } from '@studiolo/api/rest'
import type { Field } from './field-list'

export type Schemas = Record<string, SchemaDocument>

/** The schema itself, where this one only points to it. */
export function resolve(schema: SchemaDocument, schemas: Schemas): SchemaDocument {
  const name = schema.$ref?.split('/').at(-1)
  return (name && schemas[name]) || schema
}

/** The fields of an object, or of the things in a list. */
export function fieldsOf(schema: SchemaDocument, schemas: Schemas): Field[] {
  const { items, properties = {}, required = [], anyOf } = resolve(schema, schemas)
  if (items) return fieldsOf(items, schemas)
  const [only, ...others] = anyOf?.filter((one) => one.type !== 'null') ?? []
  if (only && others.length === 0) return fieldsOf(only, schemas)
  return Object.entries(properties).map(([name, property]) => ({
    name,
    required: required.includes(name),
    description: property.description,
    schema: property,
  }))
}

/** A type in a few words: `"a" | "b"`, `list of Asset`, `integer or null`. */
export function typeOf(schema: SchemaDocument): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? ''
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  if (schema.items) return `list of ${typeOf(schema.items)}`
  return [schema.type ?? 'any'].flat().join(' or ')
}
