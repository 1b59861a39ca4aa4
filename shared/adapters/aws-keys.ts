/** The keys of an environment, as an SDK client takes them; undefined where it has none, or a profile, which goes before keys as in the SDK. */
export function awsKeys(environment: Readonly<Record<string, string | undefined>>) {
  const accessKeyId = environment.AWS_ACCESS_KEY_ID;
  const secretAccessKey = environment.AWS_SECRET_ACCESS_KEY;
  const sessionToken = environment.AWS_SESSION_TOKEN;
  if (!accessKeyId || !secretAccessKey || environment.AWS_PROFILE) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}
