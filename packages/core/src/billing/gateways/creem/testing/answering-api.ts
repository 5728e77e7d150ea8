import type { Ctx } from '../../../../kernel/context'
import { world } from '../../../../testing/world'

export interface AnsweringApi {
  ctx: Ctx
  /** What it answers, by path and query; 404 for anything else. */
  answers: Map<string, object>
  /** The paths and queries that were asked for. */
  asked: string[]
  clear(): void
}

/** A Creem that answers what a test says, for the objects that a simulator would not make. */
export async function answeringApi(): Promise<AnsweringApi> {
  const answers = new Map<string, object>()
  const asked: string[] = []
  const { ctx } = await world({
    env: { CREEM_API_KEY: 'key', CREEM_WEBHOOK_SECRETS: 'secret', CREEM_API_URL: 'https://creem.test' },
    fetch: async (url) => {
      const { pathname, search } = new URL(url)
      asked.push(`${pathname}${search}`)
      const answer = answers.get(`${pathname}${search}`)
      return Response.json(answer ?? { message: ['not found'] }, { status: answer ? 200 : 404 })
    },
  })
  const clear = () => {
    answers.clear()
    asked.length = 0
  }
  return { ctx, answers, asked, clear }
}
