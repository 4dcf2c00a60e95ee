import type { TextEdit } from '../../text/text-edit.ts'
import { defineRule } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'

export const unreadDocument = defineRule({
  id: 'yaml/unread-document',
  severity: 'warning',
  layer: 'yaml',
  title: 'Document that `kubectl` skips',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/util/yaml: YAMLOrJSONDecoder' },
  why: `
\`kubectl\` splits a file only at lines that hold nothing but \`---\`, and reads one document of each part. After \`--- # a
comment\`, \`--- {}\` or \`...\` YAML begins a new document too, but \`kubectl\` silently skips it. Put a line with only \`---\`
in front of it.
`,
  scope: 'document',
  check({ skipped, document }, report) {
    if (!skipped || document.value === undefined) return
    const lead = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*/.exec(document.text)?.[0].length ?? 0
    const line = document.text.slice(lead).search(/[\r\n]|$/)
    report({
      path: [],
      range: { from: lead, to: lead + line },
      message: '`kubectl` skips this document: there is no line with only `---` in front of it.',
      fix: {
        title: 'Put `---` in front of it',
        edits: ({ text }) => [partAt(text, lead)],
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
--- # the shop
#^^^^^^^^^^^^^
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
`,
        fixed: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
---
# the shop
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

/** A comment behind the marker goes to a line of its own; in front of anything else a bare marker is put. */
function partAt(text: string, lead: number): TextEdit {
  const blanks = /^---([ \t]+)#/.exec(text.slice(lead))?.[1]
  if (blanks !== undefined) return { from: lead + 3, to: lead + 3 + blanks.length, insert: breakOf(text) }
  const at = text.startsWith('---', lead) ? lead : 0
  return { from: at, to: at, insert: `---${breakOf(text)}` }
}

function breakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
}
