/** What makes the page for people work: bundled from `web/`, set into it by the publisher. */
export interface PageProgram {
  readonly script: string;
  readonly style: string;
}
