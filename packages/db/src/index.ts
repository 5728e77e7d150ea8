export type { Database, Db, Sql, Tx } from './client'
