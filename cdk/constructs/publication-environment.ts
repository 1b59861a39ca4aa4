import type { BulkEnvironment } from '../../shared/config.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';

/** Who publishes, as the functions that write the feed are told. */
export function publicationEnvironment({ publication }: DeploymentSettings): Omit<BulkEnvironment, 'FEED_BUCKET'> {
  return {
    BASE_URL: publication.baseUrl,
    DATASET_TITLE: publication.datasetTitle,
    PUBLISHER: publication.publisher,
    CONTACT: publication.contact,
    LICENCE: publication.licence,
  };
}
