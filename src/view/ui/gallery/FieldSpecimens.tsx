import { useState } from 'react'
import { NumberField } from '../NumberField.tsx'
import { Select } from '../Select.tsx'
import { TextArea, TextField } from '../TextField.tsx'
import { Specimen } from './Specimen.tsx'

const options = [
  { value: 'SIMPLE', label: 'SIMPLE', detail: 'Terminate TLS' },
  { value: 'PASSTHROUGH', label: 'PASSTHROUGH', detail: 'Route by SNI' },
  { value: 'MUTUAL', label: 'MUTUAL', disabled: true },
]

/** What is written in. */
export function FieldSpecimens() {
  const [text, setText] = useState('shop.example.com')
  const [number, setNumber] = useState<number | undefined>(443)
  const [mode, setMode] = useState('SIMPLE')
  return (
    <>
      <Specimen name="TextField">
        <TextField label="Host" value={text} onCommit={setText} hint="A name, or one that begins with *." />
        <TextField label="Host in error" value="*.*" onCommit={setText} error="Expected one wildcard" mono />
        <TextField label="Host, disabled" value={text} onCommit={setText} disabled />
      </Specimen>
      <Specimen name="TextArea">
        <TextArea label="YAML" value={text} onChange={setText} rows={3} mono />
      </Specimen>
      <Specimen name="NumberField">
        <NumberField label="Port" value={number} onCommit={setNumber} min={1} max={65535} />
        <NumberField label="Timeout" value="10x" onCommit={setNumber} unit="s" error="Not a number" />
      </Specimen>
      <Specimen name="Select">
        <Select label="TLS mode" value={mode} options={options} onChange={setMode} />
        <Select label="TLS mode of another time" value="AUTO" options={options} onChange={setMode} />
        <Select label="TLS mode, none" value={undefined} options={options} onChange={setMode} />
      </Specimen>
    </>
  )
}
