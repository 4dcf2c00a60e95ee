import { useState } from 'react'
import { ProblemBadge } from '../Badge.tsx'
import { SegmentedControl } from '../SegmentedControl.tsx'
import { Switch } from '../Switch.tsx'
import { Tabs } from '../Tabs.tsx'
import { Specimen } from './Specimen.tsx'

/** What is switched. */
export function ChoiceSpecimens() {
  const [on, setOn] = useState(true)
  const [view, setView] = useState<'list' | 'table'>('list')
  const [tab, setTab] = useState<'problems' | 'trace'>('problems')
  return (
    <>
      <Specimen name="Switch">
        <Switch label="Redirect to HTTPS" checked={on} onChange={setOn} hint="Answers with 301." />
        <Switch label="Not to be changed" checked={false} onChange={setOn} disabled />
      </Specimen>
      <Specimen name="SegmentedControl">
        <SegmentedControl
          label="View"
          value={view}
          onChange={setView}
          segments={[
            { id: 'list', label: 'List' },
            { id: 'table', label: 'Table' },
          ]}
        />
      </Specimen>
      <Specimen name="Tabs">
        <Tabs
          label="Drawer"
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'problems',
              label: 'Problems',
              badge: <ProblemBadge severity="warning" count={2} />,
              content: <p>Two warnings.</p>,
            },
            { id: 'trace', label: 'Trace', content: <p>No request yet.</p> },
          ]}
        />
      </Specimen>
    </>
  )
}
