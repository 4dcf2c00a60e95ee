import { useMemo, useState } from 'react'
import { type Files, findFile } from '../../../core/text/file-change.ts'
import { type EditPlace, editPlaces, withoutPlaces } from '../../../core/text/positions/edit-places.ts'
import { positionsIn } from '../../../core/text/positions/position.ts'
import { fileChangesOf } from '../../../core/text/positions/workspace-edit.ts'
import { followersOf } from '../../../core/yaml/places/home-of.ts'
import { HelpButton } from '../../help/HelpButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkspace, useWorkspaceState } from '../../workspace-context.tsx'
import styles from './EditPreview.module.css'
import { closePreview, type PreviewedEdit } from './previewed-edit.ts'

/** Every place that an edit changes, with a box to leave it out; what stays is made as one entry of the history. */
export function EditPreview({ shown: { title, edit, files, note } }: { shown: PreviewedEdit }) {
  const workspace = useWorkspace()
  const isStale = useWorkspaceState(it => it.files) !== files
  const places = useMemo(() => editPlaces(files, edit), [files, edit])
  const [left, setLeft] = useState<ReadonlySet<EditPlace>>(new Set())
  const count = places.length - left.size
  const fileNames = [...new Set(places.map(it => it.file))]

  function apply(): void {
    closePreview()
    workspace.apply(title, fileChangesOf(files, withoutPlaces(edit, [...left])), undefined, 'yaml')
  }

  function toggle(place: EditPlace): void {
    const next = new Set(left)
    if (!next.delete(place)) next.add(place)
    setLeft(next)
  }

  return (
    <Dialog
      open
      onClose={closePreview}
      size="l"
      title={title}
      help={<HelpButton topic="editPreview" />}
      description={
        isStale
          ? 'The files have changed since. Close this and start again.'
          : `${places.length} ${places.length === 1 ? 'place' : 'places'} in ${fileNames.length === 1 ? 'one file' : `${fileNames.length} files`}`
      }
      footer={
        <>
          <Button onClick={closePreview}>Cancel</Button>
          <Button variant="primary" disabled={count === 0 || isStale} onClick={apply}>
            Change {count} {count === 1 ? 'place' : 'places'}
          </Button>
        </>
      }
    >
      {note && <p className={styles.note}>{note}</p>}
      {fileNames.map(file => (
        <fieldset key={file} className={styles.file}>
          <legend>{file}</legend>
          {places
            .filter(it => it.file === file)
            .map(it => (
              <label key={`${it.step} ${it.index}`} className={styles.place}>
                <input type="checkbox" checked={!left.has(it)} onChange={() => toggle(it)} />
                <span className={styles.line}>{it.line}</span>
                <PlaceText place={it} />
                <Followers files={files} place={it} />
              </label>
            ))}
        </fieldset>
      ))}
    </Dialog>
  )
}

/** The lines that repeat the place by an anchor: they have no box, since they change with it. */
function Followers({ files, place }: { files: Files; place: EditPlace }) {
  const text = findFile(files, place.file)?.text ?? ''
  const positions = positionsIn(text)
  const offset = positions.offsetAt({ line: place.line - 1, character: place.from })
  const lines = followersOf(text, offset).map(it => positions.positionAt(it).line + 1)
  if (lines.length === 0) return null
  return (
    <span className={styles.followers}>
      {lines.length === 1 ? `Line ${lines[0]} follows` : `Lines ${listed(lines)} follow`} by an alias.
    </span>
  )
}

const mostLines = 8

function listed(lines: readonly number[]): string {
  const shown = lines.slice(0, mostLines).join(', ')
  return lines.length > mostLines ? `${shown} and ${lines.length - mostLines} more` : shown
}

function PlaceText({ place: { before, from, to, insert } }: { place: EditPlace }) {
  return (
    <code className={styles.text}>
      {before.slice(0, from).trimStart()}
      <del>{before.slice(from, to)}</del>
      <ins>{insert}</ins>
      {before.slice(to)}
    </code>
  )
}
