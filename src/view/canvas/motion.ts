/** How a change of view is shown: gliding, or at once where the system asks for less motion. */
export function glide(): { readonly duration: number } {
  return { duration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180 }
}
