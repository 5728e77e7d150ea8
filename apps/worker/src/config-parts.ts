import { gatewayConfigs, graceConfig } from '@studiolo/core/billing'
import { limitsConfig } from '@studiolo/core/generation'
import { mediaConfig } from '@studiolo/core/media'
import type { Config } from '@studiolo/core/kernel/config'
import { appUrlConfig } from '@studiolo/core/kernel/app-url'
import { masterKeyConfig } from '@studiolo/core/kernel/crypto'
import { mailConfig } from '@studiolo/core/notify/mail'
import { routesConfig } from '@studiolo/core/providers'
import { storageConfig } from '@studiolo/core/storage'

/** The parts of core's configuration that this app needs, checked at start. */
export const configParts: Config<unknown>[] = [
  appUrlConfig,
  graceConfig,
  ...gatewayConfigs,
  limitsConfig,
  mailConfig,
  masterKeyConfig,
  mediaConfig,
  routesConfig,
  storageConfig,
]
