import { defineConfig } from 'vitest/config'

/** `npm run verify` leaves out what takes long; `npm test` does not. */
const isFast = process.env.STUDIOLO_TESTS === 'fast'
const globalSetup = './tooling/vitest/postgres.ts'
const skipped = ['**/node_modules/**', '**/.next/**', '**/.cache/**', 'apps/web/e2e/**', 'tooling/commands/e2e/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,tooling,bench}/**/*.test.{ts,tsx}'],
          exclude: isFast ? [...skipped, '**/*.slow.test.*'] : skipped,
          globalSetup,
          setupFiles: './packages/core/src/testing/each-file.ts',
          // The files of a worker share their modules: a fast run takes 22 s instead of 52. See tooling/vitest/README.md.
          isolate: false,
          restoreMocks: true,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['apps/web/e2e/**/*.test.ts', 'tooling/commands/e2e/**/*.test.ts'],
          globalSetup: './apps/web/e2e/global-setup.ts',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
