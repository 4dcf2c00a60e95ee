import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { FileList } from '../files/FileList.tsx'
import { goBackOnEscape } from '../scope/go-back-on-escape.ts'
import { type DrawerTab, useLayout } from '../screen/layout-state.ts'
import { panelSizes } from '../screen/panel-sizes.ts'
import { useMedia } from '../screen/use-media.ts'
import { Drawer, DrawerBar } from './Drawer.tsx'
import { Pane } from './Pane.tsx'
import { Canvas, Inspector, Yaml } from './panes.tsx'
import { useInspectorShown } from './use-inspector-shown.ts'
import styles from './WideLayout.module.css'

/** High enough for eight problems below the tabs and their bar; the way of a request needs more. */
const drawerHeights: Record<DrawerTab, string> = {
  problems: '324px',
  trace: '380px',
  review: '380px',
  history: '324px',
}

/** From this width the inspector has a column of its own; the list of files takes some of it. */
const roomForInspector = { alone: '(min-width: 1360px)', besideFiles: '(min-width: 1530px)' }

/**
 * Files, canvas over the drawer, inspector, YAML; on a screen with less room the inspector stands below the YAML. Sizes and
 * what is hidden are remembered.
 */
export function WideLayout() {
  const files = useLayout(it => it.files)
  const yaml = useLayout(it => it.yaml)
  const drawer = useLayout(it => it.drawer)
  const inspector = useInspectorShown()
  const roomy = useMedia(files ? roomForInspector.besideFiles : roomForInspector.alone)
  const ownColumn = inspector && (roomy || !yaml)
  const shared = inspector && !ownColumn

  return (
    <Row
      id="columns"
      panelIds={['files', 'main', 'side'].filter(it => ({ files, main: true, side: yaml })[it])}
    >
      {files && (
        <Panel
          id="files"
          defaultSize="172px"
          minSize="150px"
          maxSize="420px"
          groupResizeBehavior="preserve-pixel-size"
        >
          <Pane name="files" label="Files" className={styles.sunken}>
            <FileList />
          </Pane>
        </Panel>
      )}
      {files && <Separator className={styles.column} aria-label="Width of the file list" />}
      <Panel id="main" minSize="280px">
        <Row id="main-columns" panelIds={ownColumn ? ['centre', 'inspector'] : ['centre']}>
          <Panel id="centre" minSize="280px">
            <div className={styles.centre}>
              <div className={styles.grow}>
                <Centre />
              </div>
              {!drawer && <DrawerBar />}
            </div>
          </Panel>
          {ownColumn && <Separator className={styles.column} aria-label="Width of the inspector" />}
          {ownColumn && (
            <Panel
              id="inspector"
              defaultSize="380px"
              minSize="280px"
              maxSize="60%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <div className={styles.arriving}>
                <Inspector />
              </div>
            </Panel>
          )}
        </Row>
      </Panel>
      {yaml && <Separator className={styles.column} aria-label="Width of the right side" />}
      {yaml && (
        <Panel id="side" defaultSize="31%" minSize="280px" maxSize="70%">
          <Column id="side-rows" panelIds={shared ? ['yaml', 'inspector'] : ['yaml']}>
            <Panel id="yaml" defaultSize="44%" minSize="90px">
              <Yaml />
            </Panel>
            {shared && <Separator className={styles.row} aria-label="Height of the YAML" />}
            {shared && (
              <Panel id="inspector" minSize="90px">
                <div className={styles.arriving}>
                  <Inspector />
                </div>
              </Panel>
            )}
          </Column>
        </Panel>
      )}
    </Row>
  )
}

/** The canvas over the drawer. */
function Centre() {
  const drawer = useLayout(it => it.drawer)
  const maximised = useLayout(it => it.drawer && it.drawerMaximised)
  const drawerTab = useLayout(it => it.drawerTab)
  // A panel of its own for each tab, so that each keeps the height it was left with.
  const drawerId = `drawer-${drawerTab}`
  return (
    <Column id="centre-rows" panelIds={drawer ? ['canvas', drawerId] : ['canvas']}>
      <Panel id="canvas" minSize="120px">
        <div className={styles.fill} inert={maximised}>
          <Canvas />
        </div>
      </Panel>
      {drawer && <Separator className={styles.row} aria-label="Height of the drawer" />}
      {drawer && (
        <Panel
          id={drawerId}
          defaultSize={drawerHeights[drawerTab]}
          minSize="100px"
          maxSize="75%"
          groupResizeBehavior="preserve-pixel-size"
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a key that nothing within had a use for */}
          <div className={maximised ? styles.maximised : styles.fill} onKeyDown={goBackOnEscape}>
            <Drawer />
          </div>
        </Panel>
      )}
    </Column>
  )
}

interface GroupOf {
  id: string
  panelIds: string[]
  children: ReactNode
}

function Row({ id, panelIds, children }: GroupOf) {
  const remembered = useDefaultLayout({ id: `drawbridge.${id}`, panelIds, storage: panelSizes })
  return (
    <Group {...remembered} orientation="horizontal" className={styles.group}>
      {children}
    </Group>
  )
}

function Column({ id, panelIds, children }: GroupOf) {
  const remembered = useDefaultLayout({ id: `drawbridge.${id}`, panelIds, storage: panelSizes })
  return (
    <Group {...remembered} orientation="vertical" className={styles.group}>
      {children}
    </Group>
  )
}
