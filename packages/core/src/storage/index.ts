import type { Clock } from '../kernel/clock'
import type { ConfigReader } from '../kernel/config'
import { masterKeyConfig } from '../kernel/crypto'
import type { Log } from '../kernel/log'
import { storageConfig } from './config'
import { createDiskStorage, type DiskStorage } from './disk'
import { createFilesDoor, type FilesDoor, type FilesDoorOptions } from './serve'
import { filesKey } from './signed-url'

export { storageConfig } from './config'
export { createDiskStorage, type DiskStorage, type DiskStorageOptions } from './disk'
export { contentTypeOf } from './content-type'
export { isStorageKey } from './keys'
export { createFilesDoor, type FilesDoor, type FilesDoorOptions } from './serve'
export {
  FILES_PATH,
  filesKey,
  signFileUrl,
  verifySignedUrl,
  type FileGrant,
  type SignedUrlInput,
  type Verified,
} from './signed-url'

/** The storage that the configuration describes (`storageConfig`, `masterKeyConfig`). */
export function openStorage({ config, clock }: { config: ConfigReader; clock: Clock }): DiskStorage {
  const { storageRoot, minFreeBytes, urlSeconds } = config(storageConfig)
  const signingKey = filesKey(config(masterKeyConfig).masterKey)
  return createDiskStorage({ root: storageRoot, signingKey, clock, minFreeBytes, urlSeconds })
}

/** The door that serves what `openStorage` signed: mount it in front of everything else at `/files/`. */
export function openFilesDoor(parts: {
  config: ConfigReader
  clock: Clock
  log: Log
  storage: FilesDoorOptions['storage']
}): FilesDoor {
  const { config, ...rest } = parts
  return createFilesDoor({ ...rest, signingKey: filesKey(config(masterKeyConfig).masterKey) })
}
