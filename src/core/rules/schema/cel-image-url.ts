import { celRule } from './cel-rule.ts'
import { goodWasmPlugin } from './good-policies.ts'
import { urlScheme } from './url-scheme.ts'
import { shorten } from './words.ts'

export const celImageUrl = celRule(
  'image-url',
  {
    id: 'schema/cel-image-url',
    title: 'Module address of an unknown sort',
    why: `
A module comes from an image (\`oci\`), the web (\`http\`, \`https\`) or a file; the API server refuses any other address.
Without a scheme it is an image.
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
    return { message: `"${shorten(value)}" is no address of an image, of the web or of a file.` }
  },
)
