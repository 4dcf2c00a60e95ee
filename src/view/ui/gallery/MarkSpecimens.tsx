import { FileText, Trash2 } from 'lucide-react'
import { Badge, ProblemBadge } from '../Badge.tsx'
import { Button } from '../Button.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { IconButton } from '../IconButton.tsx'
import { Kbd } from '../Kbd.tsx'
import { KindIcon } from '../KindIcon.tsx'
import { SeverityIcon } from '../SeverityIcon.tsx'
import { TimeAgo } from '../TimeAgo.tsx'
import { Specimen } from './Specimen.tsx'

const nothing = () => undefined

/** Buttons, and what only says something. */
export function MarkSpecimens() {
  return (
    <>
      <Specimen name="Button">
        <Button variant="primary">Primary</Button>
        <Button>Default</Button>
        <Button variant="ghost">Ghost</Button>
        <Button variant="danger">Danger</Button>
        <Button size="s">Small</Button>
        <Button size="l" icon={<FileText />}>
          Large
        </Button>
        <Button disabled>Disabled</Button>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton label="Delete" shortcut="Delete" icon={<Trash2 />} onClick={nothing} />
        <IconButton label="Delete, small" size="s" icon={<Trash2 />} onClick={nothing} />
        <IconButton label="Delete, not now" icon={<Trash2 />} aria-disabled onClick={nothing} />
      </Specimen>
      <Specimen name="Badge">
        <Badge>Neutral</Badge>
        <Badge tone="success">Success</Badge>
        <Badge tone="info">Remark</Badge>
        <Badge tone="warning">Warning</Badge>
        <Badge tone="error">Error</Badge>
        <ProblemBadge severity="error" count={1} />
        <ProblemBadge severity="warning" count={120} />
      </Specimen>
      <Specimen name="Icons">
        {(['error', 'warning', 'info'] as const).map(it => (
          <SeverityIcon key={it} severity={it} labelled />
        ))}
        {['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'Service'].map(it => (
          <KindIcon key={it} kind={it} />
        ))}
      </Specimen>
      <Specimen name="TimeAgo">
        <TimeAgo moment={new Date()} />
        <TimeAgo moment={new Date(Date.now() - 3 * 3_600_000)} />
      </Specimen>
      <Specimen name="Kbd">
        <Kbd keys="Ctrl+Shift+Z" />
        <Kbd keys="Alt+ArrowUp" />
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState icon={<FileText />} title="No file is open" actions={<Button>Open a file</Button>}>
          Add a resource or open a file, and its YAML is here.
        </EmptyState>
      </Specimen>
    </>
  )
}
