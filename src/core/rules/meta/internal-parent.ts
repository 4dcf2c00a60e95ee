import { refusedAnnotation } from './refused-annotation.ts'

const why = `
Istio refuses the object: this annotation marks what it makes of Gateway API objects, and nobody else may set it. Remove it.
`
const title = 'Annotation that only Istio itself sets'
const source = { istio: 'pkg/config/validation: validateMetadata' } as const

export const internalParentRule = refusedAnnotation({
  id: 'meta/internal-parent',
  annotation: 'internal.istio.io/parents',
  title,
  source,
  why,
  message: 'internal.istio.io/parents is set by Istio alone.',
})

export const internalParentNamespaceRule = refusedAnnotation({
  id: 'meta/internal-parent-namespace',
  annotation: 'internal.istio.io/parent-namespace',
  title,
  source,
  why,
  message: 'internal.istio.io/parent-namespace is set by Istio alone.',
})
