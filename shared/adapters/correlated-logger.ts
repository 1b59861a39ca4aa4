import type { Logger } from '../ports.ts';

/** A logger whose every line has the id of the run that wrote it. */
export function correlatedLogger(logger: Logger, correlationId: string | undefined): Logger {
  return {
    info: (message, fields) => logger.info(message, { correlationId, ...fields }),
    error: (message, fields) => logger.error(message, { correlationId, ...fields }),
  };
}
