/**
 * A thread does not inherit tsx, which runs this TypeScript: it is registered here first. Which file
 * to run stands in the data given to the thread.
 */
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.file);
