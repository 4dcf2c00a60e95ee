import { refusedAnnotation } from './refused-annotation.ts'

export const alwaysRejectRule = refusedAnnotation({
  id: 'meta/always-reject',
  annotation: 'internal.istio.io/webhook-always-reject',
  title: 'Annotation that makes Istio refuse the object',
  source: { istio: 'pkg/config/validation: validateMetadata' },
  why: `
Istio refuses every object with \`internal.istio.io/webhook-always-reject\`; its own tests use the annotation. Remove it.
`,
  message: 'Istio refuses any object with the annotation internal.istio.io/webhook-always-reject.',
})
