import type { Path } from '../../yaml/path.ts'

/** The inbound listeners of a Sidecar that Istio looks at, with their places: of one without a port it reads nothing else. */
export function inboundListeners<T extends { readonly port?: object }>(
  ingress: readonly T[],
): { listener: T; path: Path }[] {
  return ingress.flatMap((listener, i) => (listener.port ? [{ listener, path: ['spec', 'ingress', i] }] : []))
}
