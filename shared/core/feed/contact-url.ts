/** The contact where it is an address that a URL can hold; anything else is for people and not for such a field. */
export function contactUrl(contact: string): string | null {
  if (/^https?:\/\/[\x21-\x7e]+$/u.test(contact)) return contact;
  return /^[\w.+-]+@[\w.-]+$/u.test(contact) ? `mailto:${contact}` : null;
}
