import type { Layer } from '../severity.ts'

/** Whose verdict a check stands for, as people call it. */
export const layerNames: Record<Layer, string> = {
  yaml: 'YAML',
  schema: 'API server schema',
  webhook: 'Istio webhook',
  analysis: 'istioctl analyze',
  advice: 'Advice',
}

/** The same as a sentence. */
export const layerWords: Record<Layer, string> = {
  yaml: 'Kubernetes cannot read the file as YAML.',
  schema: 'The API server refuses the object, or drops unknown fields.',
  webhook: "Istio's admission webhook reports it when the object is applied.",
  analysis: 'istioctl analyze reports it for the objects together.',
  advice: 'Istio accepts it; the advice is our own.',
}

/** From the reader of the text to what only advises. */
export const layers: readonly Layer[] = ['yaml', 'schema', 'webhook', 'analysis', 'advice']
