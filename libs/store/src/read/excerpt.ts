/** SQL for the beginning of a text of a column: cut at a word, with an ellipsis where something is left out. Reads no more of the text than it gives. */
export const excerptOf = (column: string, length = 300): string =>
  `case when length(left(${column}, ${length + 1})) <= ${length} then ${column} else regexp_replace(left(${column}, ${length}), '\\s+\\S*$', '') || ' …' end`;
