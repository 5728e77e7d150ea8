import type { Ctx } from '@studiolo/core/kernel/context'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'

/** Errors come with HTTP 200 and an `errcode`. */
const failure = z.object({ errcode: z.number().refine((code) => code !== 0), errmsg: z.string().default('') })
const tokenAnswer = z.object({ access_token: z.string(), openid: z.string(), expires_in: z.number().optional() })
const profileAnswer = z
  .object({ openid: z.string(), nickname: z.string().default('') })
  .transform(({ openid, nickname }) => ({ sub: openid, name: nickname }))
export type WechatProfile = z.output<typeof profileAnswer>

export interface WechatApp {
  appId: string
  appSecret: string
}

const API = 'https://api.weixin.qq.com/sns'

/**
 * WeChat's website login: OAuth 2 with names of its own (`appid`, `secret`) and no address
 * (https://developers.weixin.qq.com/doc/oplatform/en/Website_App/WeChat_Login/Wechat_Login.html). A person is known by
 * the openid of this app: the unionid exists only for apps that are bound together.
 */
export function createWechatProvider(ctx: Ctx, { appId, appSecret }: WechatApp): OAuthConfig<WechatProfile> {
  return {
    id: 'wechat',
    name: 'WeChat',
    type: 'oauth',
    checks: ['state'],
    clientId: appId,
    clientSecret: appSecret,
    authorization: {
      url: 'https://open.weixin.qq.com/connect/qrconnect#wechat_redirect',
      params: { appid: appId, scope: 'snsapi_login' },
    },
    token: {
      async request({ params, checks }) {
        // With an own request next-auth leaves the comparison to us.
        if (!checks.state || params.state !== checks.state) throw new Error('the state does not match')
        const query = { appid: appId, secret: appSecret, code: params.code ?? '', grant_type: 'authorization_code' }
        return { tokens: await ask(ctx, 'oauth2/access_token', query, tokenAnswer) }
      },
    },
    userinfo: {
      async request({ tokens }) {
        const query = { access_token: tokens.access_token ?? '', openid: String(tokens.openid) }
        return ask(ctx, 'userinfo', query, profileAnswer)
      },
    },
    profile: (profile) => ({ id: profile.sub, name: profile.name, email: null }),
  }
}

/** The secrets stand in the address, so no error may show it. */
async function ask<T>(ctx: Ctx, path: string, query: Record<string, string>, answer: z.ZodType<T>): Promise<T> {
  const response = await ctx.fetch(`${API}/${path}?${new URLSearchParams(query)}`, {
    signal: AbortSignal.timeout(10_000),
  })
  const body: unknown = await response.json()
  const failed = failure.safeParse(body)
  if (failed.success) throw new Error(`WeChat ${path}: ${failed.data.errcode} ${failed.data.errmsg}`)
  return answer.parse(body)
}
