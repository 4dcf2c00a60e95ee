import { useCanvas } from '../canvas-state.ts'
import { type CanvasParts, sceneAt } from '../keys/canvas-command.ts'
import { EdgeMenu } from './EdgeMenu.tsx'
import { GroundMenu } from './GroundMenu.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import { ItemMenu } from './ItemMenu.tsx'

/** What can be done with the thing the menu was opened on; everything a pointer can do on the canvas is here too. */
export function CanvasMenu({ parts }: { parts: CanvasParts }) {
  const target = useCanvas(it => it.menuTarget)
  const group = useCanvas(it => it.group)
  if (!target) return <GroundMenu scene={sceneAt(parts, undefined)} />
  if (target.type === 'edge') return <EdgeMenu id={target.id} parts={parts} />
  const scene = { ...sceneAt(parts, target.key), edge: undefined }
  if (group.has(target.key)) return <GroupMenu scene={scene} />
  return <ItemMenu itemKey={target.key} scene={{ ...scene, isGroup: false }} />
}
