/** What S3 holds at a key is read at most this large, in bytes; the largest report seen in public is below 60 MB. */
export const documentBytesMax = 100 * 1024 * 1024;
