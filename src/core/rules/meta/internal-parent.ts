import { refusedAnnotation } from './refused-annotation.ts'

const why = `
Istio refuses the object: it sets this annotation itself, on what it makes of Gateway API objects. Remove it.
`
const title = 'Annotation reserved for Istio'
const source = { istio: 'pkg/config/validation: validateMetadata' } as const

export const internalParentRule = refusedAnnotation({
  id: 'meta/internal-parent',
  annotation: 'internal.istio.io/parents',
  title,
  source,
  why,
  message: 'The annotation internal.istio.io/parents is reserved for Istio.',
})

export const internalParentNamespaceRule = refusedAnnotation({
  id: 'meta/internal-parent-namespace',
  annotation: 'internal.istio.io/parent-namespace',
  title,
  source,
  why,
  message: 'The annotation internal.istio.io/parent-namespace is reserved for Istio.',
})
