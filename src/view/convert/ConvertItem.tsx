import { ArrowLeftRight } from 'lucide-react'
import type { ResourceId } from '../../core/model/resource.ts'
import { openDialog } from '../screen/screen-state.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { isConvertible, targets } from './convertible.ts'

/** An entry of a menu that converts some objects; none where none of them has a form in the other API. */
export function ConvertItem({ resources }: { resources: readonly ResourceId[] }) {
  return targets.map(target => {
    const selection = resources.filter(it => isConvertible(it, target))
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
