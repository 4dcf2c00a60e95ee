import { refusedAnnotation } from './refused-annotation.ts'

export const alwaysRejectRule = refusedAnnotation({
  id: 'meta/always-reject',
  annotation: 'internal.istio.io/webhook-always-reject',
  title: 'Annotation that asks to be refused',
  source: { istio: 'pkg/config/validation: validateMetadata' },
  why: `
Istio's own tests set \`internal.istio.io/webhook-always-reject\` to have an object refused, and so it is. Remove it.
`,
  message: 'With this annotation Istio refuses the object, whatever is in it.',
})
