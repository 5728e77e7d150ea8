import { sql, type SQL } from 'drizzle-orm'
import { customType, timestamp, type AnyPgColumn } from 'drizzle-orm/pg-core'
import { idToUuid, uuidToId, type Id, type IdPrefix } from '../states/ids'

/** A column that is a prefixed id in the code and a uuid in the database. */
export function idColumn<P extends IdPrefix>(prefix: P, name?: string) {
  const build = customType<{ data: Id<P>; driverData: string }>({
    dataType: () => 'uuid',
    toDriver: (id) => idToUuid(id),
    fromDriver: (uuid) => uuidToId(prefix, uuid),
  })
  return name ? build(name) : build()
}

/** An instant, millisecond precision, as a Date. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' })

/** The condition of a check constraint that a text column holds one of the declared states. */
export function oneOf(column: AnyPgColumn, states: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(states.map((state) => `'${state}'`).join(', '))})`
}
