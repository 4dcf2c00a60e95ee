/** More nodes than can be moved smoothly. */
const many = 300

/** How a change of view over so many nodes is shown: gliding, or at once where that would stutter or less motion is asked for. */
export function glide(nodes = 0): { readonly duration: number } {
  const still = nodes > many || window.matchMedia('(prefers-reduced-motion: reduce)').matches
  return { duration: still ? 0 : 180 }
}
