import { field, listOf, object, text } from './describe.ts'
import type { FieldType } from './field.ts'

const condition: FieldType = object({
  type: field(text(), 'What the condition is about.'),
  status: field(text(), 'True, False or Unknown.'),
  reason: field(text(), 'Why, in a word.'),
  message: field(text(), 'Why, in a sentence.'),
  observedGeneration: field({ type: 'intOrString' }, 'The generation that the condition is about.'),
  lastProbeTime: field(text('date-time'), 'When it was last looked at.'),
  lastTransitionTime: field(text('date-time'), 'When it last changed.'),
})

const validationMessage: FieldType = object({
  documentationUrl: field(text(), 'The page about the message.'),
  level: field(
    { type: 'enum', values: ['UNKNOWN', 'ERROR', 'WARNING', 'INFO'].map(name => ({ name })) },
    'How bad it is.',
  ),
  type: field(
    object({
      name: field(text(), 'The name of the message.'),
      code: field(text(), 'The code of the message.'),
    }),
    'Which message it is.',
  ),
})

/** The status of an Istio object: other fields may stand beside these, but none within them. */
export const status: FieldType = object(
  {
    conditions: field(listOf(condition), 'What is true of the object.'),
    observedGeneration: field({ type: 'intOrString' }, 'The generation that was last looked at.'),
    validationMessages: field(listOf(validationMessage), 'What the analyzers say of the object.'),
  },
  { open: true },
)
