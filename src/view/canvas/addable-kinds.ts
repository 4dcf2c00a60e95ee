import { Box, Cloud, DoorOpen, type LucideIcon, Ruler, Split } from 'lucide-react'

/** What can be added to the drawing, the most wanted first. */
export const addableKinds: readonly { readonly kind: string; readonly icon: LucideIcon }[] = [
  { kind: 'Gateway', icon: DoorOpen },
  { kind: 'VirtualService', icon: Split },
  { kind: 'DestinationRule', icon: Ruler },
  { kind: 'ServiceEntry', icon: Cloud },
  { kind: 'Service', icon: Box },
]
