/** What an adapter can do. */
export const capabilities = [
  'text-to-video',
  'image-to-video',
  'avatar-video',
  'music',
  'text',
  'speech',
  'sound-effect',
  'image',
  'transcribe',
] as const
export type Capability = (typeof capabilities)[number]

export const renderStates = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const
export type RenderState = (typeof renderStates)[number]
