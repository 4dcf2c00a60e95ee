import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { carriesFiles, readTransfer } from '../../platform/files.ts'
import styles from './DropTarget.module.css'
import { useAddFiles } from './use-add-files.ts'

/** Takes files dropped anywhere on the page; while they are over it, says so. */
export function DropTarget() {
  const { take } = useAddFiles()
  const [over, setOver] = useState(false)

  useEffect(() => {
    // Entering a child leaves its parent: only the count tells when the pointer has left the page.
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      event.stopPropagation()
      void readTransfer(event.dataTransfer).then(take)
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const
    // Captured, so that an editor under the pointer does not take the files for text.
    for (const [name, listener] of Object.entries(listeners))
      addEventListener(name as 'drop', listener, { capture: true })
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        removeEventListener(name as 'drop', listener, { capture: true })
    }
  }, [take])

  if (!over) return null
  return (
    <div className={styles.veil} aria-hidden="true">
      <div className={styles.note}>
        <FileDown />
        Drop YAML files or a folder
      </div>
    </div>
  )
}
