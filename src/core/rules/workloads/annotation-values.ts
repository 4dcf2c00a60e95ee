import { isIpAddress } from '../../syntax/hosts/ip.ts'

/** Whether Istio reads an annotation's value; what it does not parse is always fine (pkg/kube/inject/validate.go). */
export function isAnnotationValue(name: string, value: string): boolean {
  return parsers[name]?.(value) ?? true
}

type Parser = (value: string) => boolean

const isPort: Parser = it => isNumberUpTo(it.trim(), 65_535)
const isCount: Parser = it => isNumberUpTo(it, 4_294_967_295)
const arePorts: Parser = it => it === '' || it.split(',').every(isPort)
const areRanges: Parser = it => it === '' || it.split(',').every(isRange)
const areInterfaces: Parser = it =>
  it === '' || it.split(',').every(name => /^[a-zA-Z][a-zA-Z0-9_.-]{0,14}$/.test(name.trim()))
const isBoolean: Parser = it => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(it)
const isQuantity: Parser = it => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/.test(it)

const parsers: { readonly [name: string]: Parser } = {
  'sidecar.istio.io/interceptionMode': it => ['REDIRECT', 'TPROXY', 'NONE'].includes(it),
  'status.sidecar.istio.io/port': isPort,
  'readiness.status.sidecar.istio.io/initialDelaySeconds': isCount,
  'readiness.status.sidecar.istio.io/periodSeconds': isCount,
  'readiness.status.sidecar.istio.io/failureThreshold': isCount,
  'traffic.sidecar.istio.io/includeOutboundIPRanges': it => it === '*' || areRanges(it),
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': areRanges,
  'traffic.sidecar.istio.io/includeInboundPorts': it => it === '*' || arePorts(it),
  'traffic.sidecar.istio.io/excludeInboundPorts': arePorts,
  'traffic.sidecar.istio.io/excludeOutboundPorts': arePorts,
  'traffic.sidecar.istio.io/excludeInterfaces': areInterfaces,
  'traffic.sidecar.istio.io/kubevirtInterfaces': areInterfaces,
  'istio.io/reroute-virtual-interfaces': areInterfaces,
  'prometheus.istio.io/merge-metrics': isBoolean,
  'sidecar.istio.io/proxyCPU': isQuantity,
  'sidecar.istio.io/proxyMemory': isQuantity,
  'sidecar.istio.io/proxyCPULimit': isQuantity,
  'sidecar.istio.io/proxyMemoryLimit': isQuantity,
}

function isNumberUpTo(text: string, most: number): boolean {
  return /^\d{1,20}$/.test(text) && Number(text) <= most
}

function isRange(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/')
  if (rest.length > 0 || !isIpAddress(address) || !/^(?:0|[1-9]\d{0,2})$/.test(bits)) return false
  return Number(bits) <= (address.includes(':') ? 128 : 32)
}
