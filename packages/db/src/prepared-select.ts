import { Column, is, type Query } from 'drizzle-orm'
import type { Db, Tx } from './client'

/** A select of drizzle's whose fields are plain columns, at most joined. */
interface FlatSelect<Row> {
  readonly _: { readonly selectedFields: Record<string, unknown>; readonly result: Row[] }
  toSQL(): Query
}

/**
 * A select for what nearly every request asks: built once a database, planned once a connection, its `sql.placeholder`s
 * filled with `values`. Each column's decoder is found once; drizzle looks for it at every value, which was a tenth of a
 * signed-in read (the benchmark `web`). Throws TypeError for a field that is not a column.
 */
export function preparedSelect<Row>(name: string, build: (db: Db | Tx) => FlatSelect<Row>) {
  const known = new WeakMap<Db | Tx, ReturnType<typeof prepare<Row>>>()
  return (db: Db | Tx, values: Record<string, unknown>): Promise<Row[]> => {
    const query = known.get(db) ?? prepare(db, name, build(db))
    known.set(db, query)
    return query.execute(values)
  }
}

function prepare<Row>(db: Db | Tx, name: string, select: FlatSelect<Row>) {
  const toRow = rowReader(select._.selectedFields)
  return db._.session.prepareQuery<{ execute: Row[]; all: never; values: never }>(
    select.toSQL(),
    undefined,
    name,
    true,
    (rows) => rows.map(toRow) as Row[],
  )
}

/** Reads the driver's values, which come in the order of the fields. */
function rowReader(fields: Record<string, unknown>): (values: unknown[]) => Record<string, unknown> {
  const names = Object.keys(fields)
  const decoders = Object.values(fields).map(decoderOf)
  return (values) => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < names.length; index++) {
      const decode = decoders[index]
      const value = values[index]
      row[names[index] ?? ''] = value === null || !decode ? value : decode(value)
    }
    return row
  }
}

/** Null for a column that shows the driver's value as it is. */
function decoderOf(field: unknown): ((value: unknown) => unknown) | null {
  if (!is(field, Column)) throw new TypeError('a prepared select has columns only')
  if (field.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null
  return (value) => field.mapFromDriverValue(value)
}
