import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // The pages are written by a program: how their lines end and break is nobody's concern.
    'no-trailing-whitespace': 'off',
    // A space that cannot be seen would be named by then.
    'no-raw-characters': 'off',
  },
});

/** What html-validate has against a page, a line each. */
export async function checkHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`));
}
