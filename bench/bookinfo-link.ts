import { bookinfo } from '../src/core/examples/bookinfo.ts'
import { encodeShare } from '../src/core/share/codec.ts'

/** What stands behind the # of a link with the example Bookinfo. */
export function bookinfoLink(): string {
  const encoded = encodeShare({ name: bookinfo.title, files: bookinfo.files })
  if (!encoded.ok) throw new Error('The example does not go into a link.')
  return encoded.fragment
}
