import { Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { fileNameFor } from '../../core/exports/export-target.ts'
import { mermaidOf } from '../../core/exports/mermaid.ts'
import { partOf, wholeDrawing } from '../../core/picture/drawing.ts'
import type { Theme } from '../../core/picture/palette.ts'
import { pictureSize, svgPicture } from '../../core/picture/svg-picture.ts'
import { tableAsMarkdown } from '../../core/tables/table-text.ts'
import { downloadFile } from '../../platform/files.ts'
import { pngPicture, pngScale } from '../../platform/png-picture.ts'
import { currentTheme } from '../../platform/theme.ts'
import { selectedBoxes, shownPicture } from '../canvas/shown-picture.ts'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { showToast } from '../ui/toast.ts'
import { useAnswer } from '../use-answer.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './ExportDialog.module.css'
import { printDrawing } from './print-drawing.ts'
import { DownloadButton, Target, TargetRow } from './TargetRow.tsx'

type Extent = 'shown' | 'whole' | 'selection'

/** The drawing as a file that other tools show, or on paper. */
export function PictureTargets() {
  const name = useWorkspaceState(it => it.name)
  const workspace = useWorkspace()
  const graph = useWorkspaceState(it => it.analysis?.graph)
  // As the canvas was when the dialog opened, which covers it.
  const [shown] = useState(shownPicture)
  const [selected] = useState(selectedBoxes)
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const [extent, setExtent] = useState<Extent>(shown ? 'shown' : 'whole')
  const drawing = useMemo(() => {
    if (extent === 'whole' || !shown) return graph && wholeDrawing(graph)
    return extent === 'selection' ? partOf(shown, selected) : shown
  }, [extent, shown, selected, graph])
  if (!drawing || !graph || graph.nodes.length === 0) return null
  const file = fileNameFor(name)
  const draw = () => svgPicture(drawing, theme, name)

  async function downloadPng(): Promise<void> {
    const { svg, width, height } = draw()
    const png = await pngPicture(svg, width, height)
    if (png) downloadFile(`${file}.png`, png, 'image/png')
    else
      showToast({
        tone: 'error',
        title: 'The browser did not draw the picture',
        description: 'Download the SVG file.',
      })
  }

  const extents = [
    ...(shown ? [{ id: 'shown' as const, label: 'What is shown' }] : []),
    { id: 'whole' as const, label: 'The whole drawing' },
    ...(shown && selected.size > 0 ? [{ id: 'selection' as const, label: 'The selection' }] : []),
  ]
  return (
    <section aria-labelledby="pictures-to-export" className={styles.changes}>
      <h3 id="pictures-to-export" className={styles.heading}>
        The drawing
      </h3>
      <div className={styles.choices}>
        <SegmentedControl
          label="What the picture shows"
          segments={extents}
          value={extent}
          onChange={setExtent}
        />
        <SegmentedControl
          label="Colours of the picture"
          segments={themes}
          value={theme}
          onChange={setTheme}
        />
      </div>
      <ul className={styles.targets}>
        <TargetRow
          title="An SVG picture"
          doc="Shapes and text that stay sharp at any size; drawing programs and wikis read it."
          fileName={`${file}.svg`}
          mime="image/svg+xml"
          write={() => draw().svg}
        />
        <Target
          title="A PNG picture"
          doc={pngWords(pictureSize(drawing))}
          fileName={`${file}.png`}
          actions={<DownloadButton title="A PNG picture" onClick={() => void downloadPng()} />}
        />
        <TargetRow
          title="A Mermaid flowchart"
          doc="Text that GitHub, GitLab and Gitea draw in Markdown."
          fileName={`${file}.mmd`}
          mime="text/plain"
          write={() => mermaidOf({ nodes: drawing.nodes, edges: drawing.edges.map(it => it.edge) })}
          isShown
        />
        <RoutesTable file={file} />
        <Target
          title="On paper, or as a PDF"
          doc="The drawing in light colours, then the text of every file."
          actions={
            <Button
              icon={<Printer />}
              aria-label="Print the drawing and the files"
              onClick={() => void printDrawing(workspace, drawing)}
            >
              Print
            </Button>
          }
        />
      </ul>
    </section>
  )
}

const themes = [
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const

function pngWords({ width, height }: { width: number; height: number }): string {
  const scale = pngScale(width, height)
  return `${Math.round(width * scale)} × ${Math.round(height * scale)} pixels${scale < 1 ? ': too small to be read; take the SVG file' : ''}.`
}

/** The hosts with their rules, in the order in which Istio tries them. */
function RoutesTable({ file }: { file: string }) {
  const { answer: table, failure, stack, retry } = useAnswer({ type: 'table', table: 'routes' })
  if (failure !== undefined)
    return (
      <li className={styles.target}>
        <NoAnswer failure={failure} stack={stack} retry={retry} />
      </li>
    )
  if (!table || table.rows.length === 0) return null
  return (
    <TargetRow
      title="A table of routes"
      doc="Markdown: hosts, ports, matches and destinations, in the order in which Istio tries them."
      fileName={`${file}-routes.md`}
      mime="text/markdown"
      write={() => tableAsMarkdown(table)}
      isShown
    />
  )
}
