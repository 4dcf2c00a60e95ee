import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { ContextMenu, Menu, MenuGroup, MenuItem, MenuSeparator } from '../Menu.tsx'
import { Popover } from '../Popover.tsx'
import { Tooltip } from '../Tooltip.tsx'
import { showToast } from '../toast.ts'
import { Specimen } from './Specimen.tsx'

const nothing = () => undefined

/** What lies over the page for a while. */
export function OverlaySpecimens() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Specimen name="Menu">
        <Menu trigger={<Button>Open the menu</Button>}>
          <MenuItem icon={<Copy />} shortcut="Ctrl+D" onSelect={nothing}>
            Duplicate
          </MenuItem>
          <MenuItem detail="It says what it does." onSelect={nothing}>
            With a second line
          </MenuItem>
          <MenuGroup label="Show">
            <MenuItem role="menuitemcheckbox" checked onSelect={nothing}>
              Files
            </MenuItem>
          </MenuGroup>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 />} onSelect={nothing}>
            Delete
          </MenuItem>
          <MenuItem disabled onSelect={nothing}>
            Not now
          </MenuItem>
        </Menu>
        <ContextMenu menu={<MenuItem onSelect={nothing}>Copy</MenuItem>}>
          <span>Click this with the right button</span>
        </ContextMenu>
      </Specimen>
      <Specimen name="Dialog">
        <Button onClick={() => setOpen(true)}>Open the dialog</Button>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title="Reset the layout"
          description="Every pane goes back to its first place."
          footer={
            <Button variant="primary" onClick={() => setOpen(false)}>
              Reset
            </Button>
          }
        >
          <p>The files stay as they are.</p>
        </Dialog>
      </Specimen>
      <Specimen name="Popover">
        <Popover trigger={<Button>Open the popover</Button>} title="Port number">
          The port on which the gateway listens.
        </Popover>
      </Specimen>
      <Specimen name="Tooltip">
        <Tooltip content="Said under a resting pointer" shortcut="Ctrl+K">
          <Button>Rest here</Button>
        </Tooltip>
      </Specimen>
      <Specimen name="Toast">
        <Button
          onClick={() => showToast({ title: 'Deleted shop', action: { label: 'Undo', onClick: nothing } })}
        >
          Show a toast
        </Button>
        <Button
          onClick={() => showToast({ tone: 'error', title: 'Not saved', description: 'Disk is full.' })}
        >
          Show an error
        </Button>
      </Specimen>
    </>
  )
}
