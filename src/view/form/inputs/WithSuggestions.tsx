import { type ReactNode, useId } from 'react'

/** Offers values for a text field; the field gets the id of the list, or none where there is nothing to offer. */
export function WithSuggestions({
  values,
  children,
}: {
  values: readonly string[]
  children: (list: string | undefined) => ReactNode
}) {
  const id = useId()
  if (values.length === 0) return children(undefined)
  return (
    <>
      {children(id)}
      <datalist id={id}>
        {values.map(it => (
          <option key={it} value={it} />
        ))}
      </datalist>
    </>
  )
}
