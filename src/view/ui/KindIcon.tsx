import styles from './KindIcon.module.css'
import { kindIcon } from './kind-icon.ts'

/** The shape and colour of a kind, as the canvas has them. */
export function KindIcon({ kind, size = 15 }: { kind: string; size?: number }) {
  const Icon = kindIcon(kind)
  return <Icon className={toneOf(kind)} width={size} height={size} aria-hidden="true" />
}

/** The shape alone, in the size and colour of where it stands. */
export function KindShape({ kind }: { kind: string }) {
  const Icon = kindIcon(kind)
  return <Icon aria-hidden="true" />
}

function toneOf(kind: string) {
  switch (kind) {
    case 'Gateway':
    case 'Gateway.gateway.networking.k8s.io':
    case 'ListenerSet':
    case 'port':
      return styles.gateway
    case 'VirtualService':
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
    case 'rule':
      return styles.virtualService
    case 'DestinationRule':
    case 'Service':
      return styles.destination
    case 'ServiceEntry':
    case 'host':
      return styles.host
    default:
      return styles.other
  }
}
