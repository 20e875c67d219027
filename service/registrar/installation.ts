import type { KeyRole } from '../chain/key-role.ts';
import type { Signer } from '../chain/transaction-signing.ts';
import type { Digest } from '../core/digest.ts';
import { CairnError } from '../core/errors.ts';
import type { Address } from '../core/hex.ts';
import type { IssuerReference } from '../core/issuer-reference.ts';
import type { DeploymentPin, Pins } from '../core/pins.ts';
import type { ReviewRole } from '../pathway/framework/review.ts';
import type { Store } from '../store/store.ts';
import type { Branding } from './certificates/branding.ts';
import type { MailSettings } from './holders/mail-settings.ts';

/** What every use case of the registrar works with; made once, in `application.ts`. */
export interface Installation {
  readonly store: Store;
  readonly deployment: DeploymentPin;
  readonly issuer: { readonly did: string; readonly name: string; readonly issuerId: bigint | null };
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** How certificates look in print; as this project would have it where nothing is configured. */
  readonly branding?: Branding | undefined;
  /** How holders are written to; nobody is where nothing is configured. */
  readonly mail?: MailSettings | undefined;
  /** Whose sign-off a competency framework needs before it is published; where it is absent, that of every review role. */
  readonly frameworkSignOffs?: readonly ReviewRole[] | undefined;
  /** Whom this installation trusts when it verifies. */
  readonly pins: Pins;
  /** What its verify page starts from, for everyone to see: without its own issuer, who is to be confirmed by its domain. */
  readonly publicPins: Pins;
  readonly digests: { readonly sha: Digest; readonly keccak: Digest };
  /**
   * Opens one of the issuer's keys; asked for only by acts that need it. @throws CairnError `key-missing`,
   * `keystore-password-missing`, `keystore-password-wrong`
   */
  readonly signer: (role: KeyRole) => Promise<Signer>;
  /**
   * The address of one of the issuer's keys, without opening it; where it is absent, the key is opened. @throws CairnError
   * `key-missing`, `keystore-missing`, `keystore-malformed`
   */
  readonly keyAddress?: ((role: KeyRole) => Address) | undefined;
  /** The clock, as an input. */
  readonly now: () => Date;
}

/** Told as long work goes on. `total` is absent where it is not known beforehand. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total?: number | undefined;
  /** What is counted, where it is not the things that `step` names. */
  readonly unit?: 'bytes' | undefined;
}

export type OnProgress = (progress: Progress) => void;

/** The issuer on the chain; @throws CairnError `issuer-not-registered` before `cairn issuer register` */
export function issuerReference({ issuer, deployment }: Installation): IssuerReference {
  if (issuer.issuerId === null) {
    throw new CairnError('issuer-not-registered', `${issuer.did} is not registered on ${deployment.name} yet`, {
      remedy: 'run `npx cairn issuer register` first',
    });
  }
  return { chainId: deployment.chainId, registry: deployment.registry, issuerId: issuer.issuerId };
}
