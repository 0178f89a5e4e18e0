/** A mistake in the call: one line, the usage, exit code 2. */
export class ScanUsageError extends Error {}
