import { apiVersionsOf, kindNamed } from '../../kinds/index.ts'
import { kubernetesKinds } from '../../kinds/kubernetes.ts'
import { setValue } from '../../yaml/edit/edit.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import { defineRule, type FindingFix } from '../define-rule.ts'
import { goodGateway } from '../schema/good-examples.ts'
import { valueInWords } from '../schema/words.ts'
import { candidatesOf } from './objects-of.ts'

export const missingApiVersion = defineRule({
  id: 'yaml/missing-api-version',
  severity: 'error',
  layer: 'yaml',
  title: 'Missing `apiVersion`',
  source: { kubernetes: 'k8s.io/apimachinery/pkg/runtime: NewMissingVersionErr' },
  why: `
\`kubectl\` refuses the object: several API groups may have a kind of that name. Istio's routing kinds are in
\`networking.istio.io/v1\`.
`,
  scope: 'document',
  check(document, report) {
    for (const { path, value } of candidatesOf(document)) {
      if (!isMap(value)) continue
      const { apiVersion = null, kind } = value
      if (typeof apiVersion === 'string' && apiVersion !== '') continue
      const usual = typeof kind === 'string' ? usualVersion(kind) : undefined
      const message =
        apiVersion === null || apiVersion === ''
          ? 'The object has no `apiVersion`.'
          : `The \`apiVersion\` must be a string, not ${valueInWords(apiVersion)}.`
      report({
        path: [...path, 'apiVersion'],
        part: apiVersion === null ? 'key' : 'value',
        message,
        ...(usual !== undefined && { fix: setVersion([...path, 'apiVersion'], usual) }),
      })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
#^^^^^^^^^^^^
metadata:
  name: public
`,
        fixed: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
`,
      },
    ],
    good: [goodGateway],
  },
})

function setVersion(path: Path, version: string): FindingFix {
  return {
    title: `Write \`apiVersion: ${version}\``,
    edits(document) {
      const result = setValue(document, path, version, ['apiVersion', 'kind', 'metadata', 'spec'])
      return result.ok ? result.edits : []
    },
  }
}

function usualVersion(kind: string): string | undefined {
  const known = kindNamed(kind)
  return known ? apiVersionsOf(known)[0] : kubernetesKinds.find(it => it.kind === kind)?.apiVersions[0]
}
