/** What is used of the Data Package reader, which comes without types. */
declare module 'datapackage' {
  interface Resource {
    read(options?: { readonly keyed: true }): Promise<readonly Record<string, unknown>[]>;
  }
  export const Package: {
    load(descriptor: string): Promise<{ readonly errors: readonly Error[]; getResource(name: string): Resource }>;
  };
}
