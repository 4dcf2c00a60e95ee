import { kubernetesKindOf } from '../../kinds/kubernetes.ts'
import { samePath } from '../../yaml/path.ts'
import { defineRule, type FindingFix } from '../define-rule.ts'
import { rewriteValue } from './fixes.ts'
import { goodGateway } from './good-examples.ts'
import { unreadableMark } from './marks.ts'
import { structureOf } from './structure.ts'
import type { StructureFault } from './structure-fault.ts'
import { fieldName, shorten, typeInWords, valueInWords } from './words.ts'

export const unreadable = defineRule({
  id: 'schema/unreadable',
  severity: 'error',
  layer: 'schema',
  title: 'Value that Kubernetes cannot decode',
  source: { kubernetes: 'k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta: Coerce' },
  why: `
The API server decodes the metadata of every object, and all of Kubernetes' own kinds, into fixed types. A value of
another type ends the decoding, and the object is refused. Labels and annotations are strings: put quotes around numbers
and around words such as \`true\`.
`,
  scope: 'object',
  kinds: ['*'],
  onlyWith: [unreadableMark],
  check(resource, report) {
    const isOwn = kubernetesKindOf(resource.apiVersion, resource.kind) !== undefined
    for (const fault of structureOf(resource).unreadable) {
      const message = tell(fault)
      if (message === undefined) continue
      const fix = repair(fault)
      // The client reads no namespace there and puts its default in its place, so the server never sees it.
      const isReplaced = !isOwn && samePath(fault.path, ['metadata', 'namespace'])
      report({
        path: fault.path,
        message,
        verdictPath: isOwn ? '' : 'metadata',
        ...(fix && { fix }),
        ...(isReplaced && { lost: true }),
      })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata:
  name: public
  labels:
    release: 12
#            ^^
`,
        fixed: `
kind: Gateway
metadata:
  name: public
  labels:
    release: "12"
`,
      },
      {
        yaml: `
kind: Service
metadata:
  name: reviews
spec:
  ports:
  - port: http
#         ^^^^
`,
      },
      {
        yaml: `
kind: Gateway
metadata:
  name: public
  creationTimestamp: yesterday
#                    ^^^^^^^^^
  ownerReferences: [shop]
#                   ^^^^
`,
      },
    ],
    good: [goodGateway],
  },
})

function tell(fault: StructureFault): string | undefined {
  const name = fieldName(fault.path)
  switch (fault.fault) {
    case 'type':
      return `${name} must be ${typeInWords(fault.type)}, not ${valueInWords(fault.value)}.`
    case 'base64':
      return `${name} must be base64; "${shorten(fault.value)}" is not.`
    case 'time':
      return `${name} must be a time such as 2026-01-31T12:00:00Z; "${shorten(fault.value)}" is not.`
    case 'int32':
      return `${name} must fit 32 bits; ${fault.value} does not.`
    default:
      return undefined
  }
}

function repair(fault: StructureFault): FindingFix | undefined {
  if (fault.fault !== 'type' || fault.type.type !== 'string') return undefined
  if (typeof fault.value !== 'number' && typeof fault.value !== 'boolean') return undefined
  return rewriteValue('Put quotes around it', fault.path, written =>
    /^[\w.+~-]+$/.test(written) ? JSON.stringify(written) : undefined,
  )
}
