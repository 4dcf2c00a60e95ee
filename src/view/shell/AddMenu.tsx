import type { ReactElement } from 'react'
import { kindWords } from '../../core/kinds/kind-key.ts'
import { addableGatewayApi, addableKinds, addablePolicies } from '../canvas/keys/addable-kinds.ts'
import { add } from '../commands/add.tsx'
import { exposeService } from '../commands/expose.tsx'
import { useRun } from '../commands/use-run.ts'
import { KindIcon } from '../ui/KindIcon.tsx'
import { Menu, MenuGroup, MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx'
import { useWorkspace } from '../workspace-context.tsx'

export function AddMenu({ trigger, align }: { trigger: ReactElement; align?: 'start' | 'end' }) {
  const workspace = useWorkspace()
  const run = useRun()
  const item = ({ kind, doc }: { readonly kind: string; readonly doc: string }) => (
    <MenuItem key={kind} icon={<KindIcon kind={kind} />} detail={doc} onSelect={() => add(workspace, kind)}>
      {kindWords(kind)}
    </MenuItem>
  )
  return (
    <Menu trigger={trigger} align={align}>
      <MenuItem
        icon={exposeService.icon}
        detail="Host, certificate, service: the resources are written for you."
        onSelect={() => run(exposeService)}
      >
        {exposeService.title}
      </MenuItem>
      <MenuSeparator />
      {addableKinds.map(item)}
      <Submenu label="Gateway API" icon={<KindIcon kind="HTTPRoute" />}>
        {addableGatewayApi.map(item)}
      </Submenu>
      <MenuGroup label="Policies and proxies">{addablePolicies.map(item)}</MenuGroup>
    </Menu>
  )
}
