/** What the global setup of the test run hands to every test file. */
export interface TestPostgres {
  /** An administrator's address of the test server. */
  url: string
  /** The migrated database to clone. */
  template: string
  /** Begins the names of this run's databases. */
  prefix: string
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres
  }
}
