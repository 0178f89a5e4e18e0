/** `npm run test:faults`: every fault in both browsers; `npm test` has one of each kind. */
export const isLong = process.env.MINGJIAN_FAULTS === 'all';
