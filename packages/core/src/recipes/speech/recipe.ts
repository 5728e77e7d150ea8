import { defineRecipe } from '../define-recipe'
import { speech } from './contract'

export const speechRecipe = defineRecipe({
  contract: speech,
  texts: (input) => [input.text],
  steps: ({ text, language, pace }) => [{ capability: 'speech', task: { text, language, voice: null, pace } }],
})
