import { Code, Link2, MessageSquarePlus, SlidersHorizontal, Unlink } from 'lucide-react'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { makeOtherEnd } from '../../../core/operations/make-other-end.ts'
import { ConvertItem } from '../../convert/ConvertItem.tsx'
import { useEditable } from '../../editable.tsx'
import { startComment } from '../../review/review-steps.ts'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { foldStateOf } from '../folding/fold.ts'
import { asWhole, linkStart } from '../gestures/linking.ts'
import { otherEnds } from '../gestures/other-ends.ts'
import { gatewaysOf, ownResources, subjectOf } from '../items/actions.ts'
import type { ItemKey } from '../items/item.ts'
import type { CanvasScene } from '../keys/canvas-command.ts'
import {
  addRow,
  copy,
  duplicate,
  edit,
  link,
  moveDown,
  moveUp,
  remove,
  rename,
} from '../keys/item-commands.ts'
import { foldHere, pinHere, showOnlyThis } from '../keys/view-commands.ts'
import { policyLabel } from '../outline/wording.ts'
import { CommandItem } from './CommandItem.tsx'
import { MissingItems } from './MissingItems.tsx'
import { RuleItems } from './RuleItems.tsx'
import { removalsAt } from './removals.ts'
import { ServerItems } from './ServerItems.tsx'

/** What can be done with a box or one of its rows. */
export function ItemMenu({ itemKey, scene }: { itemKey: ItemKey; scene: CanvasScene }) {
  const { index, wholeIndex, commands } = scene
  const isEditable = useEditable()
  const subject = subjectOf(index, itemKey)
  if (!subject) return null
  const { node, row } = subject
  const place = row?.place ?? node.place
  const removals = removalsAt(wholeIndex, itemKey)
  const start = linkStart(index, itemKey)
  const offers = start ? otherEnds(asWhole(start)) : []
  const gateways = row ? [] : gatewaysOf(wholeIndex, node)
  const deletes = remove.action(scene) !== undefined
  return (
    <>
      {place && isEditable && <CommandItem command={edit} scene={scene} />}
      {place && !isEditable && (
        <MenuItem icon={<SlidersHorizontal />} onSelect={() => commands.edit(itemKey)}>
          Show in the inspector
        </MenuItem>
      )}
      {place && (
        <MenuItem icon={<Code />} onSelect={() => commands.showInYaml(place)}>
          Show in YAML
        </MenuItem>
      )}
      {place && (
        <MenuItem icon={<MessageSquarePlus />} onSelect={() => startComment(place)}>
          Comment…
        </MenuItem>
      )}
      <CommandItem command={showOnlyThis} scene={scene} />
      {!row && <PolicyItems node={node} scene={scene} />}
      {foldStateOf(node) && !row && <CommandItem command={foldHere} scene={scene} />}
      {!row && <CommandItem command={pinHere} scene={scene} />}
      {isEditable && (
        <>
          <CommandItem command={addRow} scene={scene} />
          <CommandItem command={link} scene={scene} />
          {node.type === 'virtualService' && foldStateOf(node) === 'folded' && (
            <MenuItem icon={<Link2 />} onSelect={() => commands.fold(itemKey)}>
              Unfold to link a rule to a service
            </MenuItem>
          )}
          {offers.map(
            ({ kind, label, does }) =>
              'make' in does && (
                <MenuItem
                  key={label}
                  icon={<KindIcon kind={kind} />}
                  onSelect={() => commands.run(makeOtherEnd(does.make))}
                >
                  {label}
                </MenuItem>
              ),
          )}
          {row && node.type === 'gateway' && (
            <ServerItems itemKey={itemKey} server={row.place} scene={scene} />
          )}
          {!row && node.ghost && <MissingItems key={node.id} node={node.id} commands={commands} />}
          {row && <RuleItems itemKey={itemKey} row={row} scene={scene} />}
          {row && <CommandItem command={moveUp} scene={scene} always />}
          {row && <CommandItem command={moveDown} scene={scene} always />}
          {ownResources(row ? undefined : node).length > 0 && (
            <>
              <CommandItem command={copy} scene={scene} />
              <CommandItem command={duplicate} scene={scene} />
              <CommandItem command={rename} scene={scene} />
              <ConvertItem resources={ownResources(node)} />
            </>
          )}
          {gateways.length > 0 && <MenuSeparator />}
          {gateways.map(use => (
            <MenuItem
              key={`${use.node} ${use.name}`}
              icon={<Unlink />}
              onSelect={() => commands.remove(use.unlink)}
            >
              Unlink from {use.name}
            </MenuItem>
          ))}
          {(removals.length > 0 || deletes) && <MenuSeparator />}
          {removals.map(({ label, operation }) => (
            <MenuItem key={label} icon={<Unlink />} onSelect={() => commands.remove(operation)}>
              {label}
            </MenuItem>
          ))}
          <CommandItem command={remove} scene={scene} />
        </>
      )}
    </>
  )
}

/** The policies that apply to a box, each by its name. */
function PolicyItems({ node, scene: { commands } }: { node: GraphNode; scene: CanvasScene }) {
  return (node.policies ?? []).map(mark => (
    <MenuItem
      key={mark.kind}
      icon={<KindIcon kind={mark.kind} />}
      onSelect={() => commands.showPolicy(node.id, mark.kind)}
    >
      Open {policyLabel(mark)}
    </MenuItem>
  ))
}
