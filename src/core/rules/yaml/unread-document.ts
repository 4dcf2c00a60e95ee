import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

export const unreadDocument = defineRule({
  id: 'yaml/unread-document',
  severity: 'warning',
  layer: 'yaml',
  title: 'Text that `kubectl` skips',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/util/yaml: YAMLReader' },
  why: `
\`kubectl\` splits a file at lines of \`---\` and reads one document of each part. It silently skips what follows a line of
\`...\` or is indented less than the first key. Put \`---\` in front of another document, and indent the keys of one document
alike.
`,
  scope: 'document',
  check({ skipped, document }, report) {
    for (const { code, from, to, message } of document.faults)
      if (code === 'unread' && !skipped) report({ path: [], range: { from, to }, message })
    if (!skipped || document.value === undefined || document.text.startsWith('---')) return
    const lead = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*/.exec(document.text)?.[0].length ?? 0
    const line = document.text.slice(lead).search(/[\r\n]|$/)
    report({
      path: [],
      range: { from: lead, to: lead + line },
      message: '`kubectl` skips this document: there is no line of `---` in front of it.',
      fix: {
        title: 'Put `---` in front of it',
        edits: ({ text }) => [{ from: 0, to: 0, insert: `---${breakOf(text)}` }],
      },
    })
  },
  examples: {
    bad: [
      {
        yaml: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
...
apiVersion: networking.istio.io/v1
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
kind: VirtualService
metadata:
  name: shop
`,
        fixed: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
...
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
`,
      },
    ],
    good: [goodGateway],
  },
})

function breakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
}
