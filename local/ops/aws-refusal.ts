/** What AWS calls it when it does not know somebody, or does not let them. */
const refusals =
  /^(AccessDenied|Credentials|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|TokenProviderError|Unauthorized)/;

/** What to do where AWS did not let somebody in; null where an error is about something else. */
export function awsRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !refusals.test(error.name)) return null;
  return `AWS: ${error.message}\nSign in with a role that has the stack's operator policy (its output OperatorPolicyArn; see docs/deploy.md).`;
}
