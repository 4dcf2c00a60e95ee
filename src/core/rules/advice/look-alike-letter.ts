import { mixedWordsIn } from '../../text/visible/visible-text.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

const most = 20

export const lookAlikeLetter = defineRule({
  id: 'advice/look-alike-letter',
  severity: 'warning',
  layer: 'advice',
  title: 'Letter of another script in a Latin word',
  source: { advice: 'Unicode Technical Standard 39: words of mixed scripts.' },
  why: `
Some Cyrillic, Greek and full-width letters look like Latin ones. A name with one among Latin letters reads like another name and
matches nothing that is called so. Type the letter anew.
`,
  scope: 'document',
  check({ document }, report) {
    for (const { word, from, to, script, code } of mixedWordsIn(document.text).slice(0, most))
      report({
        path: [],
        range: { from, to },
        message: `In \`${word}\` this letter is ${script === 'full-width' ? 'a full-width one' : script}, ${code}, among Latin ones.`,
      })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata:
  name: sh\u043Ep
#         ^
`,
      },
    ],
    good: [goodGateway],
  },
})
