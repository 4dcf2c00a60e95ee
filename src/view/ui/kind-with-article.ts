import { kindWords } from '../../core/kinds/kind-key.ts'

/** `a Gateway`, `an HTTPRoute`; of two kinds of one name that of the Gateway API says that it is. */
export function kindWithArticle(kind: string): string {
  const words = kindWords(kind)
  const article = /^(HTTP|[aeiou])/i.test(words) ? 'an' : 'a'
  return `${article} ${words}${words === kind ? '' : ' of the Gateway API'}`
}
