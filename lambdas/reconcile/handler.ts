import { createReconcileHandler } from './create-handler.ts';

export const handler = createReconcileHandler(process.env);
