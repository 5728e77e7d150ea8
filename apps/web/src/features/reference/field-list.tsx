import type { SchemaDocument } from '@studiolo/api/rest'
import { useTranslations } from 'next-intl'
import { fieldsOf, typeOf, type Schemas } from './read-schema'

export interface Field {
  name: string
  /** Of a parameter: where it stands. */
  place?: string
  required: boolean
  description?: string
  schema: SchemaDocument
}

/** Names, types and meanings; what has fields of its own opens in place. */
export function FieldList({ fields, schemas }: { fields: Field[]; schemas: Schemas }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {fields.map((field) => (
        <li key={`${field.place ?? ''}${field.name}`} className="px-4 py-2.5">
          <FieldRow field={field} schemas={schemas} />
        </li>
      ))}
    </ul>
  )
}

function FieldRow({ field, schemas }: { field: Field; schemas: Schemas }) {
  const t = useTranslations('reference')
  const { name, place, required, description, schema } = field
  const inner = fieldsOf(schema, schemas)
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm">
        <code className="font-mono font-semibold">{name}</code>
        <span className="min-w-0 font-mono text-xs break-words text-muted">{typeOf(schema)}</span>
        {place ? <span className="text-xs text-muted">{place}</span> : null}
        {required ? null : <span className="text-xs text-muted">{t('optional')}</span>}
      </p>
      {description ? <p className="mt-0.5 text-sm text-muted">{description}</p> : null}
      {inner.length > 0 ? (
        <details className="mt-1.5">
          <summary className="text-xs text-muted">{t('fields', { name })}</summary>
          <div className="mt-2">
            <FieldList fields={inner} schemas={schemas} />
          </div>
        </details>
      ) : null}
    </>
  )
}
