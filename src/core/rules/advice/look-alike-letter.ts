import { mixedWordsIn } from '../../text/visible/visible-text.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

const most = 20

export const lookAlikeLetter = defineRule({
  id: 'advice/look-alike-letter',
  severity: 'warning',
  layer: 'advice',
  title: 'Letters of another script that look Latin',
  source: { advice: 'Unicode Technical Standard 39: words of mixed scripts.' },
  why: `
Some Cyrillic, Greek and full-width letters look like Latin ones. A name with one among Latin letters reads like another name and
matches nothing that is called so; so does a name that is wholly of such letters. Type it anew.
`,
  scope: 'document',
  check({ document }, report) {
    for (const { word, from, to, script, code, isWhole } of mixedWordsIn(document.text).slice(0, most))
      report({
        path: [],
        range: { from, to },
        message: isWhole
          ? `\`${word}\` looks like a Latin word, but all its letters are ${script}: the first is ${code}.`
          : `In \`${word}\` this letter is ${script === 'full-width' ? 'a full-width one' : script}, ${code}, among Latin ones.`,
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
      {
        yaml: `
kind: VirtualService
metadata:
  name: \u0440\u0430\u0443
#       ^^^
`,
      },
    ],
    good: [goodGateway],
  },
})
