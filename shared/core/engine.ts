/**
 * The version of everything that decides what a document's bytes give: reader, tables, records, rules. It grows with each change of that kind; a
 * document read by another engine is read again when it is next looked at, and what differs is published as *corrected*.
 */
export const engineVersion = 'e83';
