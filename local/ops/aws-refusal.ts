/** What AWS calls it when it does not know somebody, or does not let them. */
const refusals =
  /^(AccessDenied|Credentials|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|TokenProviderError|Unauthorized)/;

/** What the network says where nobody answers. */
const silences = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError)$/;

/** What to do where AWS cannot be asked, or does not let somebody in; null where an error is about something else. */
export function awsRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (refusals.test(error.name))
    return `AWS: ${error.message}\nSign in with a role that has the stack's operator policy (its output OperatorPolicyArn; see docs/deploy.md).`;
  if (error.message === 'Region is missing')
    return 'AWS: which region? Set AWS_REGION to that of the stack, or AWS_PROFILE to a profile that has one.';
  const { code = error.name } = error as { readonly code?: string };
  if (silences.test(code))
    return `AWS does not answer: ${error.message}\nLook at network and proxy, and at the region (AWS_REGION); then the same again.`;
  return null;
}
