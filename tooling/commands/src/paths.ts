import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
export const web = join(root, 'apps/web')
export const worker = join(root, 'apps/worker')
export const cache = join(root, '.cache')
export const bin = (name: string) => join(root, 'node_modules/.bin', name)
