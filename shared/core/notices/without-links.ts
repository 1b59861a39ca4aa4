/**
 * A name in which no mail program sees a link: whoever names a file shall not place one in a mail of ours. The sign that makes the link stands in brackets,
 * so that the name can still be read and typed.
 */
export function withoutLinks(name: string): string {
  return name.replaceAll(/:(?=\/\/)/g, '[:]').replaceAll(dotOfAddress, '[.]');
}

/** Between what may be a host and what may be a top-level domain, Chinese ones too; not before `pdf` and `html`,
 * which are none. */
const dotOfAddress = /(?<=[\p{L}\p{N}])\.(?!(?:pdf|html)(?![a-z\d-]))(?=[a-z]{2}|xn--|中国|中國|公司|网络|網絡|政务|公益)/giu;
