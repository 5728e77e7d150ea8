import { join } from 'node:path'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ['@studiolo/api', '@studiolo/core', '@studiolo/db', '@studiolo/ui'],
  // Native or stateful: one copy in the process, loaded by Node itself.
  serverExternalPackages: ['@node-rs/argon2', 'nodemailer', 'pino', 'postgres', 'sharp', 'undici'],
  outputFileTracingRoot: join(import.meta.dirname, '../..'),
  turbopack: {
    root: join(import.meta.dirname, '../..'),
    // What next-intl's plugin does, which looks for the file from the working directory instead of from here.
    resolveAlias: { 'next-intl/config': './src/i18n/request.ts' },
  },
  // Every page is drawn for one person: a nonce and a session make it so.
  experimental: { staleTimes: { dynamic: 0 } },
}

export default config
