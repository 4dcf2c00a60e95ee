import { locateResource } from '../../../core/model/locate.ts'
import type { Place } from '../../../core/model/resource.ts'
import { isListenerPlace } from '../../../core/operations/listener-purpose.ts'
import { makeOtherEnd } from '../../../core/operations/make-other-end.ts'
import {
  hasCertificate,
  needsCertificate,
  purposeOf,
  setServerPurpose,
} from '../../../core/operations/set-server-purpose.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { kindIcon } from '../../ui/kind-icon.ts'
import { MenuGroup, MenuItem } from '../../ui/Menu.tsx'
import { useWorkspaceState } from '../../workspace-context.tsx'
import type { ItemKey } from '../items/item.ts'
import type { CanvasScene } from '../keys/canvas-command.ts'
import { portChoices } from './port-choices.ts'

const GatewayIcon = kindIcon('Gateway')
const RouteIcon = kindIcon('HTTPRoute')

/** What a port does, as its form has it. One that needs a certificate which nobody has named leads to the form, which asks for it. */
export function ServerItems({
  itemKey,
  server,
  scene: { commands },
}: {
  itemKey: ItemKey
  server: Place
  scene: CanvasScene
}) {
  const files = useWorkspaceState(it => it.files)
  const settings = useWorkspaceState(it => it.judging)
  const value = valueAt(locateResource(files, server.resource, settings)?.value, server.path)
  if (value === undefined) return null
  const now = purposeOf(value)
  const isListener = isListenerPlace(server)
  const index = server.path.at(-1)
  return (
    <MenuGroup label="What this port does">
      {portChoices(server).map(({ purpose, label }) => {
        const asks = needsCertificate(purpose) && !hasCertificate(valueAt(value, ['tls']))
        return (
          <MenuItem
            key={purpose}
            icon={<GatewayIcon />}
            checked={purpose === now}
            onSelect={() => {
              if (purpose === now) return
              if (asks) commands.edit(itemKey)
              else commands.run(setServerPurpose(server, purpose))
            }}
          >
            {asks ? `${label}…` : label}
          </MenuItem>
        )
      })}
      {isListener && now === 'http' && typeof index === 'number' && (
        <MenuItem
          icon={<RouteIcon />}
          onSelect={() =>
            commands.run(makeOtherEnd({ make: 'redirect', gateway: server.resource, server: index }))
          }
        >
          Add a route that redirects to HTTPS
        </MenuItem>
      )}
    </MenuGroup>
  )
}
