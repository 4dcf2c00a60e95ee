import { Box, DoorOpen, FileCode2, Globe, Layers, Split } from 'lucide-react'
import styles from './KindIcon.module.css'

/** The shape and colour of a kind, as the canvas has them. */
export function KindIcon({ kind, size = 15 }: { kind: string; size?: number }) {
  const { Icon, tone } = look(kind)
  return <Icon className={tone} width={size} height={size} aria-hidden="true" />
}

function look(kind: string) {
  switch (kind) {
    case 'Gateway':
      return { Icon: DoorOpen, tone: styles.gateway }
    case 'VirtualService':
      return { Icon: Split, tone: styles.virtualService }
    case 'DestinationRule':
      return { Icon: Layers, tone: styles.destination }
    case 'ServiceEntry':
      return { Icon: Globe, tone: styles.host }
    case 'Service':
      return { Icon: Box, tone: styles.destination }
    default:
      return { Icon: FileCode2, tone: styles.other }
  }
}
