import type { NodeProps } from '@xyflow/react'
import { Ban, CornerUpRight, LogIn, Reply, Waypoints } from 'lucide-react'
import { memo } from 'react'
import type {
  DestinationNode,
  EntryNode,
  HostNode,
  PolicyNode,
  TerminalNode,
} from '../../../core/graph/graph.ts'
import { kindIcon } from '../../ui/kind-icon.ts'
import type { FlowNode } from '../flow/flow-graph.ts'
import { NodeBox } from './NodeBox.tsx'

const HostIcon = kindIcon('host')
const ServiceIcon = kindIcon('Service')
const OutsideIcon = kindIcon('ServiceEntry')

/** Where traffic comes in: a port of a gateway workload, or the mesh. */
export const Entry = memo(function Entry({ data: { node } }: NodeProps<FlowNode<EntryNode>>) {
  return <NodeBox node={node} icon={node.entry === 'mesh' ? <Waypoints /> : <LogIn />} />
})

export const Host = memo(function Host({ data: { node } }: NodeProps<FlowNode<HostNode>>) {
  return <NodeBox node={node} icon={<HostIcon />} />
})

export const Destination = memo(function Destination({
  data: { node },
}: NodeProps<FlowNode<DestinationNode>>) {
  return (
    <NodeBox
      node={node}
      icon={node.known === 'serviceEntry' ? <OutsideIcon /> : <ServiceIcon />}
      port={node.port}
      mark={node.subset}
      linkable={{ in: true }}
    />
  )
})

/** Where a request is answered without reaching a service. */
export const Terminal = memo(function Terminal({ data: { node } }: NodeProps<FlowNode<TerminalNode>>) {
  return <NodeBox node={node} icon={terminalIcons[node.terminal]} />
})

/** A policy that applies to nothing else that is drawn. */
export const Policy = memo(function Policy({ data: { node } }: NodeProps<FlowNode<PolicyNode>>) {
  const Icon = kindIcon(node.kind)
  return <NodeBox node={node} icon={<Icon />} />
})

const terminalIcons = { redirect: <CornerUpRight />, directResponse: <Reply />, stopped: <Ban /> } as const
