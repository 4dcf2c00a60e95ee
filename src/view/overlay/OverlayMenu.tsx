import { FileCode2, GitBranch, GitCompareArrows } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { kustomizationsOf, overlaysStore } from '../../workspace/overlays.ts'
import { changesStore } from '../screen/changes-state.ts'
import { showDrawer } from '../screen/layout-state.ts'
import { openDialog } from '../screen/screen-state.ts'
import { traceStore } from '../trace/trace-state.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './OverlayMenu.module.css'
import { overlayName } from './overlay-name.ts'

/** Which kustomization is shown, and where edits of it go. Nothing where there is none. */
export function OverlayMenu() {
  const workspace = useWorkspace()
  const files = useWorkspaceState(it => it.files)
  const shown = useWorkspaceState(it => it.overlay?.folder)
  const landing = useWorkspaceState(it => it.landing)
  const isBroken = useWorkspaceState(it => it.overlay?.problems.some(p => p.severity === 'error') ?? false)
  const isKnown = useStore(overlaysStore, it => it.isLoaded)
  const all = useMemo(() => (isKnown ? kustomizationsOf(files) : []), [files, isKnown])
  if (all.length === 0) return null

  const folders = all.map(it => it.folder)
  const label = shown === undefined ? 'Files as they are' : overlayName(shown, folders)
  const choice = (folder: string) => (
    <MenuItem
      key={folder}
      checked={folder === shown}
      detail={overlayName(folder, folders) === folder ? undefined : folder}
      onSelect={() => workspace.setOverlay(folder)}
    >
      {overlayName(folder, folders)}
    </MenuItem>
  )

  return (
    <Menu
      trigger={
        <Button icon={<GitBranch />} className={styles.trigger} aria-label={`Overlay: ${label}`}>
          <span className={styles.name}>{label}</span>
          {isBroken && <span className={styles.broken}>cannot be built</span>}
        </Button>
      }
    >
      <MenuGroup label="Show what is built by">
        {all.filter(it => it.isOutermost).map(it => choice(it.folder))}
        {all.filter(it => !it.isOutermost).map(it => choice(it.folder))}
        <MenuItem
          checked={shown === undefined}
          detail="Bases and patches beside each other"
          onSelect={() => workspace.setOverlay(null)}
        >
          Files as they are
        </MenuItem>
      </MenuGroup>
      {shown !== undefined && (
        <>
          <MenuSeparator />
          <MenuGroup label="Edits go to">
            <MenuItem
              checked={landing === 'source'}
              detail="Base or patch, whichever holds it"
              onSelect={() => workspace.setLanding('source')}
            >
              The file that a value comes from
            </MenuItem>
            <MenuItem
              checked={landing === 'overlay'}
              detail="Bases stay as they are"
              onSelect={() => workspace.setLanding('overlay')}
            >
              Patches of {overlayName(shown, folders)}
            </MenuItem>
          </MenuGroup>
          <MenuSeparator />
          <MenuItem icon={<FileCode2 />} onSelect={() => openDialog({ type: 'built' })}>
            Show the built YAML…
          </MenuItem>
          {folders.length > 1 && (
            <MenuItem icon={<GitCompareArrows />} onSelect={() => compare(folders.find(it => it !== shown)!)}>
              Compare with another overlay…
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  )
}

function compare(folder: string): void {
  changesStore.setState({ compareWith: 'overlay', overlay: folder })
  traceStore.setState({ view: 'changes' })
  showDrawer('trace')
}
