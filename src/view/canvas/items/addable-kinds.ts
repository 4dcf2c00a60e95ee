import { Box, Cloud, DoorOpen, type LucideIcon, Ruler, Split } from 'lucide-react'

/** What can be added to the drawing, the most wanted first, each by a key of its own while the canvas has the keyboard. */
export const addableKinds: readonly {
  readonly kind: string
  readonly icon: LucideIcon
  readonly shortcut: string
}[] = [
  { kind: 'Gateway', icon: DoorOpen, shortcut: 'G' },
  { kind: 'VirtualService', icon: Split, shortcut: 'V' },
  { kind: 'DestinationRule', icon: Ruler, shortcut: 'D' },
  { kind: 'ServiceEntry', icon: Cloud, shortcut: 'E' },
  { kind: 'Service', icon: Box, shortcut: 'S' },
]
