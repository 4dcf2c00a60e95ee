import { istioKinds } from '../../kinds/index.ts'
import { refusedAnnotation } from './refused-annotation.ts'

export const dryRunRule = refusedAnnotation({
  id: 'meta/dry-run',
  annotation: 'istio.io/dry-run',
  kinds: istioKinds.map(it => it.kind).filter(it => it !== 'AuthorizationPolicy'),
  title: '`istio.io/dry-run` on the wrong kind',
  source: { istio: 'pkg/config/validation: checkDryRunAnnotation' },
  why: `
Istio refuses the object: only an AuthorizationPolicy supports \`istio.io/dry-run\`. Remove the annotation.
`,
  message: 'Only an AuthorizationPolicy can have the annotation istio.io/dry-run.',
})
