import type { NodeTypes } from '@xyflow/react'
import { inSlices } from '../viewport/BoxInSlices.tsx'
import { GatewayNode } from './GatewayNode.tsx'
import { GroupBox } from './GroupBox.tsx'
import { Destination, Entry, Host, Policy, Terminal } from './PlainNodes.tsx'
import { SidecarNode } from './SidecarNode.tsx'
import { Stub } from './Stub.tsx'
import { VirtualServiceNode } from './VirtualServiceNode.tsx'

/** What draws each type of node. React Flow remounts every node when this object changes. */
export const nodeTypes = {
  entry: inSlices(Entry),
  gateway: inSlices(GatewayNode),
  host: inSlices(Host),
  virtualService: inSlices(VirtualServiceNode),
  destination: inSlices(Destination),
  terminal: inSlices(Terminal),
  policy: inSlices(Policy),
  sidecar: inSlices(SidecarNode),
  stub: inSlices(Stub),
  group: inSlices(GroupBox),
} satisfies NodeTypes
