import { ArrowLeftRight } from 'lucide-react'
import type { Target } from '../../core/convert/conversion/conversion.ts'
import type { ResourceId } from '../../core/model/resource.ts'
import { openDialog } from '../screen/screen-state.ts'
import { MenuItem } from '../ui/Menu.tsx'

/** An entry of a menu that converts some objects; none where none of them has a form in the other API. */
export function ConvertItem({ resources }: { resources: readonly ResourceId[] }) {
  const targets: readonly Target[] = ['gateway-api', 'istio']
  return targets.map(target => {
    const selection = resources.filter(it => kinds[target].test(it))
    if (selection.length === 0) return null
    return (
      <MenuItem
        key={target}
        icon={<ArrowLeftRight />}
        onSelect={() => openDialog({ type: 'convert', target, selection })}
      >
        {target === 'istio' ? 'Convert to Istio…' : 'Convert to Gateway API…'}
      </MenuItem>
    )
  })
}

/** What can be converted, by the ids of objects. */
const kinds = {
  'gateway-api': /^(Gateway|VirtualService|Ingress)\//,
  istio:
    /^(Gateway\.gateway\.networking\.k8s\.io|ListenerSet|HTTPRoute|GRPCRoute|TLSRoute|TCPRoute|Ingress)\//,
} as const
