import { deleteKey } from './delete-object.ts';
import { S3Error } from './error.ts';
import type { Bucket } from './object-index.ts';
import { receiveBody } from './receive-body.ts';
import type { S3Request, S3Response, S3Store } from './request.ts';
import { renderXml, type XmlElements } from './xml.ts';
import { xmlElements, xmlText } from './xml-elements.ts';

/** S3's limit of one request. */
const keysMax = 1_000;

export async function deleteObjects(store: S3Store, bucket: Bucket, request: S3Request): Promise<S3Response> {
  const xml = await readBody(request);
  const objects = xmlElements(xml, 'Object').map((object) => ({ key: xmlText(object, 'Key'), versionId: xmlText(object, 'VersionId') }));
  if (objects.length === 0 || objects.length > keysMax) throw malformed();
  const deleted: XmlElements[] = [];
  for (const { key, versionId } of objects) {
    if (key === undefined || key === '') throw malformed();
    const version = await deleteKey(store, bucket, key, versionId);
    const isMarker = version?.kind === 'delete-marker';
    deleted.push({
      Key: key,
      VersionId: versionId,
      DeleteMarker: isMarker ? true : undefined,
      DeleteMarkerVersionId: isMarker ? version.versionId : undefined,
    });
  }
  const isQuiet = xmlText(xml, 'Quiet') === 'true';
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: renderXml('DeleteResult', isQuiet ? {} : { Deleted: deleted }),
  };
}

async function readBody(request: S3Request): Promise<string> {
  const isProtected = Object.keys(request.headers).some(
    (name) => name === 'content-md5' || /^x-amz-checksum-(?!mode|type|algorithm)/.test(name),
  );
  if (!isProtected) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
  }
  const { sunk } = await receiveBody(request, async (content) => {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of content) {
      bytes += piece.length;
      if (bytes > xmlBytesMax) throw malformed();
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  });
  return sunk.toString('utf8');
}

/** 1,000 keys of 1,024 bytes, each byte perhaps an entity. */
const xmlBytesMax = 8 * 1_024 ** 2;

function malformed(): S3Error {
  return new S3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
}
