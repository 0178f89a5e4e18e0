import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type ReviewDictionary, reviewWords } from '../../i18n/review';
import type { WorkerClient } from '../../review/client';
import type { ReviewDb } from '../../review/db';
import { useLanguage } from '../words';

/** What every part of the review page works with. */
export interface Review {
  readonly db: ReviewDb;
  /** Queries and exports. */
  readonly store: WorkerClient;
  /** Imports only: a long step must not hold up a query. */
  readonly importer: WorkerClient;
  readonly signal: AbortSignal;
  /** What is saved could not be read: said above all parts, for an empty list would be a lie. */
  readonly failed: (error: unknown) => void;
  /** So many records are damaged and shown nowhere. */
  readonly setBroken: (count: number) => void;
}

export const ReviewContext = createContext<Review | null>(null);

export function useReview(): Review {
  const review = useContext(ReviewContext);
  if (review === null) throw new Error('no review context');
  return review;
}

/** The words of the review page in the language shown. */
export function useReviewWords(): ReviewDictionary {
  return reviewWords(useLanguage());
}

/** Now, as it is stored. */
export function now(): string {
  return new Date().toISOString();
}
