/** The environment of a Postgres of ours: nothing of the operator's shell but where programs are (PGPORT and its like stay out). */
export function serverEnv(): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
