import {
  Box,
  Cloud,
  DoorOpen,
  EthernetPort,
  FileCode2,
  Globe,
  Layers,
  type LucideIcon,
  Split,
  Waypoints,
} from 'lucide-react'

/** The shape that stands for a kind of resource, or for a host, port or rule, wherever one is shown. */
export function kindIcon(kind: string): LucideIcon {
  return Object.hasOwn(icons, kind) ? icons[kind as keyof typeof icons] : FileCode2
}

const icons = {
  Gateway: DoorOpen,
  VirtualService: Split,
  DestinationRule: Layers,
  ServiceEntry: Cloud,
  Service: Box,
  host: Globe,
  port: EthernetPort,
  rule: Waypoints,
} as const satisfies Record<string, LucideIcon>
