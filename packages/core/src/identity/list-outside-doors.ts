import type { Ctx } from '../kernel/context'
import type { OutsideDoor } from './contract'
import { outsideDoorsConfig } from './outside-doors'

/** The outside doors this instance offers, in the order they are shown. */
export function listOutsideDoors(ctx: Ctx): OutsideDoor[] {
  const { google, oidc, wechat } = ctx.config(outsideDoorsConfig)
  return [
    ...(google ? [{ id: 'google', name: 'Google' } as const] : []),
    ...(oidc ? [{ id: 'oidc', name: oidc.name } as const] : []),
    ...(wechat ? [{ id: 'wechat', name: 'WeChat' } as const] : []),
  ]
}
