import type { OperationDocument, SchemaDocument } from '@studiolo/api/rest'
import { Badge } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'
import { FieldList, type Field } from './field-list'
import { fieldsOf, resolve, type Schemas } from './read-schema'

export interface OperationSectionProps {
  path: string
  method: string
  operation: OperationDocument
  schemas: Schemas
}

/** One operation: what it does, what it takes, what it answers, how it refuses. */
export function OperationSection({ path, method, operation, schemas }: OperationSectionProps) {
  const t = useTranslations('reference')
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  const statuses = Object.entries(responses)
  const success = statuses.find(([status]) => status.startsWith('2'))
  // The envelope is explained once, above.
  const answers = success?.[1].content['application/json']?.schema.properties?.data
  const takes = requestBody?.content['application/json']?.schema
  return (
    <section aria-labelledby={operationId} className="mt-14 border-t border-line pt-8">
      <h2 id={operationId} className="scroll-mt-6 text-xl font-semibold">
        {summary}
      </h2>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <Badge tone={method === 'GET' ? 'neutral' : 'accent'}>{method}</Badge>
        <code className="font-mono text-sm break-all">{path}</code>
        {operation['x-scope'] ? <Badge tone="outline">{operation['x-scope']}</Badge> : null}
      </p>
      {description ? <p className="mt-3 max-w-2xl text-muted">{description}</p> : null}
      <Part title={t('parameters')} fields={parameters.map(parameterField)} schemas={schemas} />
      {takes ? <Body title={t('body')} schema={takes} schemas={schemas} /> : null}
      {answers ? <Body title={t('answer')} schema={answers} schemas={schemas} /> : null}
      <h3 className="mt-6 mb-2 text-sm font-semibold">{t('refusals')}</h3>
      <ul className="flex flex-col gap-1 text-sm text-muted">
        {statuses
          .filter(([status]) => !status.startsWith('2'))
          .map(([status, { description }]) => (
            <li key={status} className="flex gap-3">
              <code className="numeric font-mono text-ink">{status}</code>
              {description}
            </li>
          ))}
      </ul>
    </section>
  )
}

function parameterField({ name, in: place, ...rest }: OperationDocument['parameters'][number]): Field {
  return { name, place, ...rest }
}

function Part({ title, fields, schemas }: { title: string; fields: Field[]; schemas: Schemas }) {
  if (fields.length === 0) return null
  return (
    <>
      <h3 className="mt-6 mb-2 text-sm font-semibold">{title}</h3>
      <FieldList fields={fields} schemas={schemas} />
    </>
  )
}

/** A body that may be one of several shapes is shown shape by shape. */
function Body({ title, schema, schemas }: { title: string; schema: SchemaDocument; schemas: Schemas }) {
  const { anyOf } = resolve(schema, schemas)
  const shapes = anyOf ?? [schema]
  return shapes.map((shape) => {
    const name = resolve(shape, schemas).properties?.recipe?.const
    const heading = typeof name === 'string' ? `${title}: ${name}` : title
    return <Part key={heading} title={heading} fields={fieldsOf(shape, schemas)} schemas={schemas} />
  })
}
