import { KindIcon } from '../../ui/KindIcon.tsx'
import { MenuItem } from '../../ui/Menu.tsx'
import { furtherGatewayApi } from '../keys/addable-kinds.ts'
import type { Commands } from './commands.ts'

/** Entries that add the kinds of the Gateway API that the palette has no place for. */
export function FurtherKinds({ commands }: { commands: Pick<Commands, 'addResource'> }) {
  return furtherGatewayApi.map(({ kind, doc }) => (
    <MenuItem
      key={kind}
      icon={<KindIcon kind={kind} />}
      detail={doc}
      onSelect={() => commands.addResource(kind)}
    >
      {kind}
    </MenuItem>
  ))
}
