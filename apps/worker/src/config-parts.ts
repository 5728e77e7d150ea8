import { limitsConfig } from '@studiolo/core/generation'
import { mediaConfig } from '@studiolo/core/media'
import type { Config } from '@studiolo/core/kernel/config'
import { masterKeyConfig } from '@studiolo/core/kernel/crypto'
import { routesConfig } from '@studiolo/core/providers'
import { storageConfig } from '@studiolo/core/storage'

/** The parts of core's configuration that this app needs, checked at start. */
export const configParts: Config<unknown>[] = [limitsConfig, masterKeyConfig, mediaConfig, routesConfig, storageConfig]
