import { LineIcon } from './icon';

/** The plain icons: each is one line, drawn for this project. */

export const SlidersIcon = () => (
  <LineIcon d="M1.8 4.5h6.3m3.8 0h2.3M1.8 11.5h2.3m3.8 0h6.3M8.1 4.5a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0M4.1 11.5a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0" />
);
export const ChevronIcon = () => <LineIcon d="M4.2 6.2 8 10l3.8-3.8" width={1.6} />;
export const CheckIcon = () => <LineIcon d="m2.5 8.6 3.6 3.7 7.4-8.2" size={12} width={2.4} />;
export const DashIcon = () => <LineIcon d="M3 8h10" size={12} width={2.2} />;
export const TargetIcon = () => (
  <LineIcon d="M3.4 8a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0M8 .9v3M8 12.1v3M.9 8h3M12.1 8h3" />
);
export const OutIcon = () => (
  <LineIcon d="M6.5 3H3v10h10V9.5M9.3 2.6h4.1v4.1M13 3 7.4 8.6" size={12} width={1.7} />
);
export const PauseIcon = () => <LineIcon d="M5.4 3.4v9.2M10.6 3.4v9.2" width={2} />;
export const PlayIcon = () => <LineIcon d="M4.9 2.9v10.2L13 8z" />;
/** Two sheets, one behind the other. */
export const CopyIcon = () => <LineIcon d="M5.4 5.4h8.1v8.1H5.4zM10.6 5.2V2.5H2.5v8.1h2.7" />;
/** A sheet with lines and a folded corner. */
export const DraftIcon = () => (
  <LineIcon d="M3.2 1.8h6.2l3.4 3.4v9H3.2zM9.2 2v3.4h3.4M5.6 8.2h4.8M5.6 11h3.2" />
);
/** An eye with a line through it. */
export const HideIcon = () => (
  <LineIcon d="M1.4 8c1.8-3 4-4.4 6.6-4.4S12.800 5 14.600 8c-1.800 3-4 4.400-6.600 4.400S3.200 11 1.400 8M6.300 8a1.700 1.700 0 1 0 3.400 0a1.700 1.700 0 1 0-3.400 0M2.600 13.400 13.400 2.600" />
);
/** A person and a tick. */
export const TrustIcon = () => (
  <LineIcon d="M3.700 5a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M1.400 13.600c.3-2.700 2.100-4.100 4.800-4.100 1 0 1.900.2 2.600.6M9.800 12.200l1.700 1.700 3.200-3.600" />
);
/** A tick in a ring. */
export const FineIcon = () => (
  <LineIcon d="M1.800 8a6.200 6.200 0 1 0 12.400 0a6.200 6.200 0 1 0-12.400 0M5 8.200l2.100 2.100 4-4.400" />
);
export const SearchIcon = () => (
  <LineIcon d="M2.200 6.900a4.700 4.700 0 1 0 9.400 0a4.700 4.700 0 1 0-9.400 0M10.400 10.400l3.600 3.600" />
);
/** A bell with a line through it: this rule stays silent. */
export const MuteIcon = () => (
  <LineIcon d="M3.600 11.400c.8-1 1-2 1-4.100a3.400 3.400 0 0 1 6.800 0c0 2.100.2 3.100 1 4.100zM6.800 13.600h2.400M2.600 13.600 13.400 2.400" />
);
