import { kindWords } from '../../../core/kinds/kind-key.ts'
import { useEditable } from '../../editable.tsx'
import { layoutStore, useLayout } from '../../screen/layout-state.ts'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { MenuGroup, MenuItem, MenuSeparator, Submenu } from '../../ui/Menu.tsx'
import { FurtherKinds } from '../items/FurtherKinds.tsx'
import { useUsesGatewayApi } from '../items/use-uses-gateway-api.ts'
import { addableKinds, drawnGatewayApi } from '../keys/addable-kinds.ts'
import type { CanvasScene } from '../keys/canvas-command.ts'
import { paste, selectAll } from '../keys/item-commands.ts'
import { foldAll, goToFilter, showEverything, unfoldAll } from '../keys/view-commands.ts'
import { CommandItem } from './CommandItem.tsx'

/** The menu where nothing is drawn. */
export function GroundMenu({ scene }: { scene: CanvasScene }) {
  const { commands } = scene
  const tryRequests = useLayout(it => it.tryRequests)
  const isEditable = useEditable()
  const usesGatewayApi = useUsesGatewayApi()
  return (
    <>
      {isEditable && (
        <>
          <MenuGroup label="Add">
            {[...addableKinds, ...(usesGatewayApi ? drawnGatewayApi : [])].map(({ kind, key }) => (
              <MenuItem
                key={kind}
                icon={<KindIcon kind={kind} />}
                shortcut={key}
                onSelect={() => commands.addResource(kind)}
              >
                {kindWords(kind) === kind ? kind : `${kindWords(kind)} (Gateway API)`}
              </MenuItem>
            ))}
            {usesGatewayApi && (
              <Submenu label="More of the Gateway API" icon={<KindIcon kind="HTTPRoute" />}>
                <FurtherKinds commands={commands} />
              </Submenu>
            )}
          </MenuGroup>
          <MenuSeparator />
          <CommandItem command={paste} scene={scene} />
        </>
      )}
      <CommandItem command={selectAll} scene={scene} />
      <MenuSeparator />
      <CommandItem command={goToFilter} scene={scene} />
      <CommandItem command={unfoldAll} scene={scene} />
      <CommandItem command={foldAll} scene={scene} />
      <CommandItem command={showEverything} scene={scene} />
      <MenuItem onSelect={() => commands.tidy?.()} disabled={!commands.tidy}>
        Tidy up
      </MenuItem>
      {!tryRequests && (
        <MenuItem onSelect={() => layoutStore.setState({ tryRequests: true })}>Show requests to try</MenuItem>
      )}
    </>
  )
}
