import { z } from 'zod'

/** A part of the configuration: a token that a room declares and `ctx.config(part)` answers. */
export interface Config<T> {
  readonly name: string
  /** The environment variables it reads, for the check at start and for the documentation. */
  readonly variables: readonly string[]
  parse(env: Environment): T
}

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigReader = <T>(part: Config<T>) => T

/** What is wrong with the environment, a line a variable; its message is meant for the operator's eyes. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Declares a part of the configuration. `shape` maps environment variables to schemas (an empty string counts as not
 * set); `build` turns the parsed values into what the room wants to read.
 */
export function declareConfig<S extends z.ZodRawShape, T>(
  name: string,
  shape: S,
  build: (values: z.output<z.ZodObject<S>>) => T,
): Config<T> {
  const schema = z.object(shape)
  const variables = Object.keys(shape)
  return {
    name,
    variables,
    parse(env) {
      const given = Object.fromEntries(variables.map((key) => [key, env[key] === '' ? undefined : env[key]]))
      const parsed = schema.safeParse(given)
      if (!parsed.success) {
        throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
      }
      return build(parsed.data)
    },
  }
}

/** Answers `ctx.config`: each part is parsed once, from the environment the app hands in. */
export function createConfigReader(env: Environment): ConfigReader {
  const parsed = new Map<Config<unknown>, unknown>()
  return <T>(part: Config<T>): T => {
    if (!parsed.has(part)) parsed.set(part, part.parse(env))
    return parsed.get(part) as T
  }
}

/** Parses all parts and throws one ConfigError that names every missing or wrong variable. */
export function checkConfig(read: ConfigReader, parts: readonly Config<unknown>[]): void {
  const problems = parts.flatMap((part) => {
    try {
      read(part)
      return []
    } catch (error) {
      if (error instanceof ConfigError) return error.problems
      throw error
    }
  })
  if (problems.length > 0) throw new ConfigError(problems)
}
