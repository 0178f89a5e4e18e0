/** A worker thread does not inherit tsx, which runs this TypeScript: it is registered here first. */
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
