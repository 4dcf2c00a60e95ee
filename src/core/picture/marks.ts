import type { Badge, MixShare, PolicyMark } from '../graph/graph.ts'
import { percentWords } from '../text/percent-words.ts'
import { type Brush, type Chip, chip, chipWidth } from './brush.ts'

/** How many problems, the shape and colour of the worst. */
function badgeChip({ colours }: Brush, { severity, count }: Badge): Chip {
  const sign = { error: '✕', warning: '!', info: 'i' }[severity]
  return {
    text: `${sign} ${count}`,
    ink: colours[severity],
    ground: colours[`${severity}-surface`],
    weight: 600,
    round: true,
  }
}

/** What the mark of its problems takes from a line; nothing without any. */
export function badgeRoom(brush: Brush, badge: Badge | undefined): number {
  return badge ? chipWidth(badgeChip(brush, badge)) + 6 : 0
}

/** The mark of problems, ending at `right`, in a line of 18 pixels. */
export function badgeMark(brush: Brush, badge: Badge | undefined, right: number, y: number): string {
  if (!badge) return ''
  const it = badgeChip(brush, badge)
  return chip(it, right - chipWidth(it), y + 0.5, 17)
}

/** The policies that apply to a box, on its lower edge. */
export function policyMarks(
  brush: Brush,
  marks: readonly PolicyMark[] | undefined,
  right: number,
  bottom: number,
): string {
  const { colours } = brush
  let x = right - 10
  return (marks ?? [])
    .toReversed()
    .map(({ kind, label, policies, badge }) => {
      const tone =
        badge?.severity === 'error'
          ? colours.error
          : badge?.severity === 'warning' || kind === 'EnvoyFilter'
            ? colours.warning
            : undefined
      const it: Chip = {
        text: label ?? (policies.length > 1 ? `${kind} ${policies.length}` : kind),
        ink: tone ?? colours['ink-soft'],
        ground: colours['surface-raised'],
        border: tone ?? colours['border-strong'],
        weight: 600,
        round: true,
      }
      x -= chipWidth(it)
      const drawn = chip(it, x, bottom - 5, 18)
      x -= 3
      return drawn
    })
    .join('')
}

/** A box's or row's share of the mix, ending at `right`. */
export function shareMark(
  { colours }: Brush,
  traffic: MixShare | undefined,
  kind: string,
  right: number,
  y: number,
): string {
  if (!traffic) return ''
  const { share, copied } = traffic
  if (share === 0 && copied === undefined) return ''
  const text = share > 0 ? percentWords(share) : `${percentWords(copied ?? 0)} mirrored`
  const it: Chip = {
    text,
    ink: colours.ink,
    ground: colours['surface-raised'],
    border: kind,
    weight: 600,
    round: true,
  }
  return chip(it, right - chipWidth(it), y, 17)
}
