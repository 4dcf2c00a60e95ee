import { identifyResources } from '../core/model/identify.ts'
import { checkDocumentWith } from '../core/rules/engine/run-object-rules.ts'
import { rules } from '../core/rules/index.ts'
import { readDocument } from '../core/yaml/read-document.ts'

/** What Istio's own validator said of a small input: errors and warnings by the names of our rules, without folder. */
export type WebhookVector = readonly [
  name: string,
  spec: object,
  expected?: readonly string[],
  metadata?: object,
]

/** The names of the webhook's rules that find fault with an object in the namespace ns1, sorted. */
export function webhookFaults(kind: string, spec: object, metadata: object = {}): string[] {
  const object = {
    apiVersion: 'networking.istio.io/v1',
    kind,
    metadata: { name: 'a', namespace: 'ns1', ...metadata },
    spec,
  }
  // JSON is YAML too.
  const document = readDocument(JSON.stringify(object))
  const [read] = identifyResources([{ file: 'a.yaml', index: 0, offset: 0, document }])
  return rules
    .filter(it => it.layer === 'webhook')
    .flatMap(rule => checkDocumentWith(rule, read!))
    .filter(it => !it.finding.lost)
    .map(it => it.rule.id.replace(/^.*\//, ''))
    .sort()
}
