import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { FileList } from '../files/FileList.tsx'
import { type DrawerTab, useLayout } from '../screen/layout-state.ts'
import { panelSizes } from '../screen/panel-sizes.ts'
import { Drawer, DrawerBar } from './Drawer.tsx'
import { Pane } from './Pane.tsx'
import { Canvas, Inspector, Yaml } from './panes.tsx'
import styles from './WideLayout.module.css'

/** High enough for eight problems below the tabs and their bar; the way of a request needs more. */
const drawerHeights: Record<DrawerTab, string> = { problems: '324px', trace: '380px', history: '324px' }

/** Files, canvas over the drawer, YAML over the inspector. Sizes and what is hidden are remembered. */
export function WideLayout() {
  const files = useLayout(it => it.files)
  const yaml = useLayout(it => it.yaml)
  const inspector = useLayout(it => it.inspector)
  const drawer = useLayout(it => it.drawer)
  const maximised = useLayout(it => it.drawer && it.drawerMaximised)
  const drawerTab = useLayout(it => it.drawerTab)
  // A panel of its own for each tab, so that each keeps the height it was left with.
  const drawerId = `drawer-${drawerTab}`
  const side = yaml || inspector

  return (
    <Row
      id="columns"
      panelIds={['files', 'centre', 'side'].filter(it => ({ files, centre: true, side })[it])}
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
      <Panel id="centre" minSize="280px">
        <div className={styles.centre}>
          <div className={styles.grow}>
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
                  <div className={maximised ? styles.maximised : styles.fill}>
                    <Drawer />
                  </div>
                </Panel>
              )}
            </Column>
          </div>
          {!drawer && <DrawerBar />}
        </div>
      </Panel>
      {side && <Separator className={styles.column} aria-label="Width of the right side" />}
      {side && (
        <Panel id="side" defaultSize="31%" minSize="280px" maxSize="70%">
          <Column
            id="side-rows"
            panelIds={['yaml', 'inspector'].filter(it => (it === 'yaml' ? yaml : inspector))}
          >
            {yaml && (
              <Panel id="yaml" defaultSize="56%" minSize="90px">
                <Yaml />
              </Panel>
            )}
            {yaml && inspector && <Separator className={styles.row} aria-label="Height of the YAML" />}
            {inspector && (
              <Panel id="inspector" minSize="90px">
                <Inspector />
              </Panel>
            )}
          </Column>
        </Panel>
      )}
    </Row>
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
