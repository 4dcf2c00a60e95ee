import { urlScheme } from '../../syntax/http/url-scheme.ts'
import { celRule } from './cel-rule.ts'
import { goodWasmPlugin } from './good-policies.ts'
import { shorten } from './words.ts'

export const celImageUrl = celRule(
  'image-url',
  {
    id: 'schema/cel-image-url',
    title: 'Invalid URL of a Wasm module',
    why: `
The API server refuses the object. The scheme is \`oci\`, \`http\`, \`https\` or \`file\`; a URL without a scheme names an
image.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: WasmPlugin
spec:
  url: ftp://www.example.com/auth.wasm
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [goodWasmPlugin],
    },
  },
  ({ value }) => {
    if (typeof value !== 'string') return undefined
    const scheme = urlScheme(value) ?? urlScheme(`http://${value}`)
    if (scheme !== undefined && ['', 'http', 'https', 'oci', 'file'].includes(scheme)) return undefined
    return { message: `"${shorten(value)}" is not a URL with the scheme oci, http, https or file.` }
  },
)
