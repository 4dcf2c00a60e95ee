import { hiddenIn } from '../../text/visible/visible-text.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

/** A text that is full of them is said to be so often enough. */
const most = 20

export const hiddenCharacter = defineRule({
  id: 'advice/hidden-character',
  severity: 'warning',
  layer: 'advice',
  title: 'Character that is not seen',
  source: {
    advice: 'Unicode Technical Report 36: characters without width, and overrides of the writing direction.',
  },
  why: `
The text is not what it looks like. A character without width makes two names differ that look the same, and one that turns the
writing direction shows a line in another order than it is read. They mostly come along with text that was copied. Remove it,
or write it as an escape in double quotes, such as \`"\\u200B"\`, where it is meant.
`,
  scope: 'document',
  check({ document: { text }, offset }, report) {
    for (const { from, to, code } of hiddenIn(text).slice(0, most)) {
      // The byte-order mark that begins a file.
      if (offset + from === 0 && code === 'U+FEFF') continue
      report({
        path: [],
        range: { from, to },
        message: `Here stands a character that is not seen, ${code}.`,
        fix: { title: 'Remove the character', edits: () => [{ from, to, insert: '' }] },
      })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata:
  name: pub\u200Blic
#          ^
`,
        fixed: `
kind: Gateway
metadata:
  name: public
`,
      },
      {
        yaml: `
kind: VirtualService
spec:
  hosts: [shop.example.com] # \u202Enoitceles on
#                             ^
`,
        fixed: `
kind: VirtualService
spec:
  hosts: [shop.example.com] # noitceles on
`,
      },
    ],
    good: [goodGateway],
  },
})
