import { refusedAnnotation } from './refused-annotation.ts'

export const dryRunRule = refusedAnnotation({
  id: 'meta/dry-run',
  annotation: 'istio.io/dry-run',
  title: 'Dry run of an object that has none',
  source: { istio: 'pkg/config/validation: checkDryRunAnnotation' },
  why: `
Istio refuses the object: only an AuthorizationPolicy can be tried out with \`istio.io/dry-run\`. Remove the annotation.
`,
  message: 'Only an AuthorizationPolicy can have istio.io/dry-run.',
})
