/** What is used of the JSON-LD processor and of the store of triples, which come without types. */
declare module 'jsonld' {
  const jsonld: {
    toRDF(
      document: unknown,
      options: { readonly format: 'application/n-quads'; readonly documentLoader: (url: string) => never },
    ): Promise<string>;
  };
  export default jsonld;
}

declare module 'n3' {
  export class Parser {
    constructor(options?: { readonly format: string });
    parse(text: string): unknown[];
  }
  export class Store {
    constructor(quads: unknown[]);
    readonly size: number;
  }
}

declare module 'rdf-validate-shacl' {
  interface Term {
    readonly value: string;
  }
  export default class Validator {
    constructor(shapes: unknown, options?: object);
    validate(data: unknown): Promise<{
      readonly results: readonly {
        readonly severity: Term;
        readonly focusNode: Term;
        readonly path: Term | null;
        readonly message: readonly Term[];
      }[];
    }>;
  }
}
