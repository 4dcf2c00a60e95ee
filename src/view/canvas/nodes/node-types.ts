import type { NodeTypes } from '@xyflow/react'
import { GatewayNode } from './GatewayNode.tsx'
import { GroupBox } from './GroupBox.tsx'
import { Destination, Entry, Host, Policy, Terminal } from './PlainNodes.tsx'
import { SidecarNode } from './SidecarNode.tsx'
import { Stub } from './Stub.tsx'
import { VirtualServiceNode } from './VirtualServiceNode.tsx'

/** What draws each type of node. React Flow remounts every node when this object changes. */
export const nodeTypes = {
  entry: Entry,
  gateway: GatewayNode,
  host: Host,
  virtualService: VirtualServiceNode,
  destination: Destination,
  terminal: Terminal,
  policy: Policy,
  sidecar: SidecarNode,
  stub: Stub,
  group: GroupBox,
} satisfies NodeTypes
