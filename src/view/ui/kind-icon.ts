import {
  Activity,
  Blocks,
  Box,
  Cable,
  Cloud,
  DoorOpen,
  EthernetPort,
  FileCode2,
  Globe,
  IdCard,
  Layers,
  LockKeyhole,
  type LucideIcon,
  Puzzle,
  ShieldCheck,
  SlidersHorizontal,
  Split,
  Waypoints,
  Wrench,
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
  AuthorizationPolicy: LockKeyhole,
  PeerAuthentication: ShieldCheck,
  RequestAuthentication: IdCard,
  EnvoyFilter: Wrench,
  Sidecar: Cable,
  WasmPlugin: Puzzle,
  TrafficExtension: Blocks,
  Telemetry: Activity,
  ProxyConfig: SlidersHorizontal,
  host: Globe,
  port: EthernetPort,
  rule: Waypoints,
} as const satisfies Record<string, LucideIcon>
