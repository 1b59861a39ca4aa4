import type { PlacedBox, Severity } from '../document.ts';

/** A rule: one thing that can be wrong with a subject, said in two languages, with what it means and what a records officer can do about it. */
export interface Rule<Subject> {
  /** In a finding's `code`; never given to another rule. */
  readonly code: string;
  /** `error` holds the record (or says that the document was not read whole), `warning` goes out with it, `info` is for the receipt. */
  readonly severity: Severity;
  /**
   * Whether a person who compared the page may have the record published in spite of it (`jixiao ops confirm`). `as-printed`: the text is certain, and only
   * what it says looks wrong. `given`: the page does not say it, and the person does. Left out: never, because what was read may not be what is printed.
   */
  readonly confirmable?: 'as-printed' | 'given';
  readonly documentation: Readonly<Record<'zh' | 'en', RuleDocumentation>>;
  /** Every place where the subject breaks the rule; empty where it does not. */
  readonly check: (subject: Subject) => readonly Breach[];
}

export interface RuleDocumentation {
  /** A few words, for a heading. */
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

export interface Breach {
  readonly message: string;
  readonly messageZh: string;
  readonly page?: number;
  /** Where it is about several pages in a row: the last of them. */
  readonly lastPage?: number;
  readonly box?: PlacedBox;
  /** Name of the record's field. */
  readonly field?: string;
  readonly found?: string;
  readonly expected?: string;
}
