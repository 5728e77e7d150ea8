import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { PgTransaction } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import postgres from 'postgres'
import { guardTransactions } from './guard-transactions'
import { schema } from './schema/index'

type Schema = typeof schema
export type Db = PostgresJsDatabase<Schema>
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>
export type Sql = postgres.Sql

export interface DatabaseOptions {
  url: string
  /** Connections in the pool. Default 10. */
  connections?: number
  /** Shown in `pg_stat_activity`. */
  name: string
}

export interface Database {
  db: Db
  /** The driver itself, for LISTEN and for what has no drizzle form. */
  sql: Sql
  close(): Promise<void>
}

/** Opens a pool; connects lazily. `close` waits five seconds for running queries, then cuts. */
export function openDatabase({ url, connections = 10, name }: DatabaseOptions): Database {
  const sql = guardTransactions(
    postgres(url, { max: connections, connection: { application_name: name }, onnotice: () => {} }),
  )
  return { db: drizzle(sql, { schema, casing: 'snake_case' }), sql, close: () => sql.end({ timeout: 5 }) }
}
