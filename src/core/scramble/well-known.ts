/** Words that Istio, Kubernetes and DNS bring themselves: they tell nothing of who uses them, and routing depends on some. */
const words = new Set(
  `istio istiod istio-system istio-ingress istio-ingressgateway istio-egressgateway ingressgateway egressgateway mesh kubernetes
   kube-system kube-public default svc cluster local localhost com org net io dev example www app version true false all any none
   http http2 https grpc grpc-web tcp tls udp mongo mysql redis get post put delete patch head options root http-status-code
   istio_mutual simple mutual passthrough auto_passthrough disable strict permissive`
    .split(/\s+/)
    .filter(Boolean),
)

export function isWellKnown(word: string): boolean {
  const lower = word.toLowerCase()
  return words.has(lower) || /^v?\d+$/.test(lower) || !/[a-z]/.test(lower)
}

/** Kept names of objects and namespaces, between which others are put in their order. */
export const keptInOrder: readonly string[] = [
  'default',
  'istio',
  'istio-egressgateway',
  'istio-ingress',
  'istio-ingressgateway',
  'istio-system',
  'istiod',
  'kube-public',
  'kube-system',
  'kubernetes',
  'mesh',
]

/** Labels that mean something to Istio or Kubernetes, or that everybody has. */
export function isKnownLabel(key: string): boolean {
  return (
    /(?:^|\.)(?:kubernetes\.io|k8s\.io|istio\.io)\//.test(key) ||
    ['app', 'version', 'istio', 'tier', 'name'].includes(key)
  )
}
