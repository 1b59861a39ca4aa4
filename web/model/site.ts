/** Who publishes, as the publisher wrote it into the page. */
export interface Site {
  readonly baseUrl: string;
  readonly datasetTitle: string;
  readonly publisher: string;
  readonly contact: string;
  readonly licence: string;
}
