import { labelsAt, mapAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Rule } from '../define-rule.ts'
import { analysisRuleForKinds, type EachRule } from '../references/analysis-rule.ts'
import type { IstioCode } from '../rule-source.ts'
import { isAnnotationValue } from './annotation-values.ts'
import { annotatedPod } from './good-examples.ts'
import { annotatedKinds, knownAnnotation, writtenByIstio } from './known-annotations.ts'
import { proxyConfigFault } from './proxy-config-text.ts'

/** The rules about annotations of Istio's on Namespaces, Services, Pods and Deployments. */
export const annotationRules: readonly Rule[] = [
  annotationRule({
    id: 'workloads/annotation-unknown',
    severity: 'warning',
    code: 'IST0108',
    title: 'Annotation that Istio does not know',
    why: `
The annotation has no effect: Istio has none of that name. Correct the name, or remove the annotation.
`,
    fault: (name, _value, _resource) =>
      knownAnnotation(name) ? undefined : `Istio has no annotation ${name}.`,
    bad: `
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: { sidecar.istio.io/proxyCpu: 100m }
#                ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
  }),
  annotationRule({
    id: 'workloads/annotation-deprecated',
    severity: 'info',
    code: 'IST0135',
    title: 'Deprecated annotation',
    why: `
The annotation still works, but Istio may stop reading it. For \`sidecar.istio.io/inject\`, use the label of the same name.
`,
    fault: (name, _value, { value }) => {
      if (!knownAnnotation(name)?.deprecated) return undefined
      const labels = labelsAt(mapAt(value, 'metadata'), 'labels')
      if (name === 'sidecar.istio.io/inject' && labels?.has(name)) return undefined
      return `The annotation ${name} is deprecated.`
    },
    bad: `
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: { sidecar.istio.io/inject: "false" }
#                ^^^^^^^^^^^^^^^^^^^^^^^
`,
  }),
  annotationRule({
    id: 'workloads/annotation-misplaced',
    severity: 'warning',
    code: 'IST0107',
    title: 'Annotation on an object of the wrong kind',
    why: `
The annotation has no effect: Istio reads it on objects of other kinds. An annotation for Pods belongs in the template of
a Deployment.
`,
    fault: (name, _value, { kind }) => {
      const known = knownAnnotation(name)
      if (!known || isAllowedOn(known.on, kind)) return undefined
      return `Istio reads the annotation ${name} on ${known.on.join(', ')} only.`
    },
    bad: `
kind: Deployment
metadata:
  name: cart
  namespace: shop
  annotations: { sidecar.istio.io/proxyCPU: 100m }
#                ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
  }),
  annotationRule({
    id: 'workloads/annotation-value',
    severity: 'warning',
    code: 'IST0125',
    title: 'Annotation with an invalid value',
    why: `
Istio cannot read the value. Depending on the annotation, the default is used or the injection of the sidecar fails.
`,
    fault: (name, value, { kind }) => {
      const known = knownAnnotation(name)
      if (!known || !isAllowedOn(known.on, kind) || known.on.includes('Any')) return undefined
      if (name === 'proxy.istio.io/config') {
        const wrong = proxyConfigFault(value)
        return wrong && `The configuration of the proxy ${wrong}.`
      }
      return isAnnotationValue(name, value) ? undefined : `\`${value}\` is not a value for ${name}.`
    },
    moreBad: [
      `
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    proxy.istio.io/config: |
#   ^^^^^^^^^^^^^^^^^^^^^
      proxyMetadata: { ISTIO_META_DNS_CAPTURE: true }
`,
    ],
    bad: `
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: { status.sidecar.istio.io/port: http }
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
  }),
]

function annotationRule({
  id,
  severity,
  code,
  title,
  why,
  fault,
  bad,
  moreBad = [],
}: {
  readonly id: string
  readonly severity: 'warning' | 'info'
  readonly code: IstioCode
  readonly title: string
  readonly why: string
  /** What is wrong with an annotation of Istio's. */
  readonly fault: (name: string, value: string, resource: Resource) => string | undefined
  readonly bad: string
  readonly moreBad?: readonly string[]
}): Rule {
  const page = {
    id,
    severity,
    title,
    why,
    source: { analyzer: 'pkg/config/analysis/analyzers/annotations: K8sAnalyzer', codes: [code] },
    examples: { bad: [bad, ...moreBad].map(yaml => ({ yaml })), good: [annotatedPod] },
  } as const
  const check: EachRule['check'] = (_model, resource, report) => {
    const annotations = mapAt(mapAt(resource.value, 'metadata'), 'annotations')
    for (const name of Object.keys(annotations)) {
      if (!isOfIstio(name) || writtenByIstio.has(name)) continue
      const message = fault(name, textAt(annotations, name) ?? '', resource)
      if (message) report({ path: ['metadata', 'annotations', name], part: 'key', code, message })
    }
  }
  return analysisRuleForKinds({ ...page, kinds: annotatedKinds, check })
}

function isOfIstio(name: string): boolean {
  return name === 'kubernetes.io/ingress.class' || (name.split('/', 1)[0] ?? '').endsWith('istio.io')
}

function isAllowedOn(kinds: readonly string[], kind: string): boolean {
  return kinds.includes('Any') || kinds.includes(kind)
}
