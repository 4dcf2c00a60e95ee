/** Pixels for one of the drawing, where nothing is in the way. */
const wantedScale = 2
/** What browsers draw on one canvas at least: the length of a side, and all pixels. */
const longestSide = 16_384
const mostPixels = 100_000_000

/** How many pixels of a PNG stand for one of a picture: 2, or what a canvas holds of a very large one. */
export function pngScale(width: number, height: number): number {
  return Math.min(
    wantedScale,
    longestSide / Math.max(1, width),
    longestSide / Math.max(1, height),
    Math.sqrt(mostPixels / Math.max(1, width * height)),
  )
}

/** Draws an SVG file as a PNG file; undefined where the browser does not. */
export async function pngPicture(
  svg: string,
  width: number,
  height: number,
): Promise<Uint8Array | undefined> {
  try {
    const scale = pngScale(width, height)
    const image = await loadedImage(svg)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(width * scale))
    canvas.height = Math.max(1, Math.round(height * scale))
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
    return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}

/** An image that can be drawn or printed at once. */
export async function loadedImage(svg: string): Promise<HTMLImageElement> {
  const image = new Image()
  // The page's security policy allows images from `data:` addresses, and none from `blob:` ones.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  return image
}
