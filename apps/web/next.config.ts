import { join } from 'node:path'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./src/i18n/request.ts')

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ['@studiolo/api', '@studiolo/core', '@studiolo/db', '@studiolo/ui'],
  // Native or stateful: one copy in the process, loaded by Node itself.
  serverExternalPackages: ['@node-rs/argon2', 'nodemailer', 'pino', 'postgres', 'sharp', 'undici'],
  outputFileTracingRoot: join(import.meta.dirname, '../..'),
  turbopack: { root: join(import.meta.dirname, '../..') },
  // Every page is drawn for one person: a nonce and a session make it so.
  experimental: { staleTimes: { dynamic: 0 } },
}

export default withMessages(config)
