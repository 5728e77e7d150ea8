import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { assetKinds, renditionKinds, type AssetKind, type RenditionKind } from '../states/asset'
import { idColumn, instant, oneOf } from './columns'
import { generation } from './generation'
import { user } from './identity'

/** A media file a creator owns. */
export const asset = pgTable(
  'asset',
  {
    id: idColumn('ast').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    generationId: idColumn('gen').references(() => generation.id),
    kind: text().$type<AssetKind>().notNull(),
    recipe: text().notNull(),
    title: text().notNull(),
    favourite: boolean().notNull().default(false),
    durationMs: integer(),
    width: integer(),
    height: integer(),
    /** Of all its renditions. */
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
  },
  (t) => [
    uniqueIndex('asset_generation').on(t.generationId),
    index('asset_library')
      .on(t.userId, t.id.desc())
      .where(sql`deleted_at is null`),
    check('asset_kind', oneOf(t.kind, assetKinds)),
  ],
)

/** A file derived from an asset. */
export const rendition = pgTable(
  'rendition',
  {
    assetId: idColumn('ast')
      .notNull()
      .references(() => asset.id, { onDelete: 'cascade' }),
    kind: text().$type<RenditionKind>().notNull(),
    storageKey: text().notNull(),
    mimeType: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    width: integer(),
    height: integer(),
    durationMs: integer(),
    /** What a player or a page wants to know of it: rungs, tile size, loudness … */
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.assetId, t.kind] }), check('rendition_kind', oneOf(t.kind, renditionKinds))],
)
