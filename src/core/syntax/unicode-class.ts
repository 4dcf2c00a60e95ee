/** The names of classes that the RE2 at hand does not know, or not in this spelling: long names of Unicode's categories. */
const categories = [
  'Any',
  'ASCII',
  'Assigned',
  'Cased_Letter',
  'Close_Punctuation',
  'Combining_Mark',
  'Connector_Punctuation',
  'Control',
  'cntrl',
  'Currency_Symbol',
  'Dash_Punctuation',
  'Decimal_Number',
  'digit',
  'Enclosing_Mark',
  'Final_Punctuation',
  'Format',
  'Initial_Punctuation',
  'Letter',
  'Letter_Number',
  'Line_Separator',
  'Lowercase_Letter',
  'Mark',
  'Math_Symbol',
  'Modifier_Letter',
  'Modifier_Symbol',
  'Nonspacing_Mark',
  'Number',
  'Open_Punctuation',
  'Other',
  'Other_Letter',
  'Other_Number',
  'Other_Punctuation',
  'Other_Symbol',
  'Paragraph_Separator',
  'Private_Use',
  'Punctuation',
  'punct',
  'Separator',
  'Space_Separator',
  'Spacing_Mark',
  'Surrogate',
  'Symbol',
  'Titlecase_Letter',
  'Unassigned',
  'Uppercase_Letter',
  'LC',
].map(canonical)

/**
 * A pattern that the RE2 at hand takes when Go takes the given one. Since 1.25 Go leaves out underscores, hyphens and spaces
 * of a class's name and does not look at its case; of scripts it thereby finds only those with a name of one word.
 */
export function withPlainClasses(pattern: string): string {
  return pattern.replace(/\\(?:[pP](?:\{(\^?)([^}]*)\}|([a-zA-Z]))|[\s\S])/g, (whole, not, name, letter) => {
    if (letter !== undefined) return `\\p${String(letter).toUpperCase()}`
    if (name === undefined) return whole
    const plain = canonical(String(name))
    return `\\p{${not}${categories.includes(plain) ? 'L' : plain}}`
  })
}

function canonical(name: string): string {
  const word = name.replace(/[_ -]/g, '')
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}
