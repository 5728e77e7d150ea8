import { defineRecipe } from '../define-recipe'
import { textToVideo } from './contract'

export const textToVideoRecipe = defineRecipe({
  contract: textToVideo,
  texts: (input) => [input.prompt],
  steps: ({ prompt, style, aspectRatio, durationSeconds, resolution }, seed) => [
    {
      capability: 'text-to-video',
      task: { prompt, style: style ?? null, aspectRatio, durationSeconds, resolution, seed },
    },
  ],
})
