import type { Hash32 } from '../../core/hex.ts';
import type { CompetencyFramework } from './parse-framework.ts';

/** How far an edition of a framework has come: written, put before its reviewers, or published for good. */
export const FRAMEWORK_STANDINGS = ['draft', 'in-review', 'published'] as const;

/** One of {@link FRAMEWORK_STANDINGS}. */
export type FrameworkStanding = (typeof FRAMEWORK_STANDINGS)[number];

/** An edition of a framework, as whoever refers to it finds it. */
export interface FoundFramework {
  readonly framework: CompetencyFramework;
  readonly standing: FrameworkStanding;
  /** Of the framework as it stands; that of a draft may be another tomorrow. */
  readonly digest: Hash32;
}

/** Finds an edition of a framework; null where none is known. */
export type FrameworkLookup = (id: string, edition: string) => FoundFramework | null;
