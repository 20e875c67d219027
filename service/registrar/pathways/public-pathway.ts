import { canonicalBytes } from '../../core/canonical.ts';
import { CairnError } from '../../core/errors.ts';
import { competencyReferences } from '../../pathway/competency-references.ts';
import { drawUp } from '../../pathway/drawing/draw-up.ts';
import { layOut } from '../../pathway/drawing/lay-out.ts';
import { drawSvg } from '../../pathway/drawing/svg/draw-svg.ts';
import { svgMedium } from '../../pathway/drawing/svg/svg-medium.ts';
import { svgText } from '../../pathway/drawing/svg/svg-node.ts';
import { shippedPathways } from '../../pathway/examples/shipped-pathways.ts';
import { type Pathway, pathwayDigest, pathwayReference } from '../../pathway/pathway.ts';
import { type PathwayVersionRow, pathwayVersionByEdition } from '../../store/cohorts.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import { type Installation, issuerReference } from '../installation.ts';
import { type ChainPublication, chainPublicationOf } from './chain-publication.ts';
import { competencyStatements } from './show-pathway.ts';
import { currentPathway, formOutdated } from './stored-pathway.ts';

/** Which edition of which pathway. */
export interface PathwayName {
  readonly id: string;
  readonly edition: string;
}

/** A published definition: whoever holds a certificate of it may read by what it was awarded, in whatever form it is. */
export interface PublicDefinition {
  readonly digest: string;
  /** The canonical bytes (RFC 8785) as text: its SHA-256 is the digest. */
  readonly document: string;
}

/** Where the digest of a definition stands, for anyone to look it up. */
export interface PublicStanding {
  readonly reference: string;
  readonly digest: string;
  readonly chainId: number;
  readonly registry: string;
  /** Null while the installation is no registered issuer. */
  readonly issuerId: string | null;
  readonly onChain: Omit<ChainPublication, 'failure'> | null;
}

/** @throws CairnError `pathway-not-found` */
export async function publicDefinition(installation: Installation, name: PathwayName): Promise<PublicDefinition> {
  const found = await foundVersion(installation, name);
  if ('document' in found) return { digest: found.digest, document: found.document };
  return { digest: pathwayDigest(found), document: new TextDecoder().decode(canonicalBytes(found.source)) };
}

/** @throws CairnError `pathway-not-found` */
export async function publicStanding(installation: Installation, name: PathwayName): Promise<PublicStanding> {
  const { digest } = await publicDefinition(installation, name);
  const { deployment, issuer } = installation;
  return {
    reference: pathwayReference(name),
    digest,
    chainId: deployment.chainId,
    registry: deployment.registry,
    issuerId: issuer.issuerId === null ? null : issuerReference(installation).issuerId.toString(),
    onChain: await chainPublicationOf(installation, digest),
  };
}

/**
 * What the competencies that a pathway names are, by reference: their statements, of the frameworks that are known here.
 *
 * @throws CairnError `pathway-not-found`; `pathway-form-outdated` for a definition of an earlier form
 */
export async function publicCompetencies(
  installation: Installation,
  name: PathwayName,
): Promise<{ readonly competencies: Readonly<Record<string, string>> }> {
  const pathway = await foundPathway(installation, name);
  const statements = competencyStatements(pathway, await frameworkLookup(installation.store.db));
  const named = competencyReferences(pathway).flatMap((reference) => {
    const statement = statements.get(reference);
    return statement === undefined ? [] : [[reference, statement] as const];
  });
  return { competencies: Object.fromEntries(named) };
}

/** The one style sheet in every picture. */
export { STANDALONE_STYLE as PICTURE_STYLE } from '../../pathway/drawing/svg/paints.ts';

/** How wide pictures are: on a desk, and on a phone. */
export const PICTURE_WIDTHS = { wide: 1184, narrow: 312 } as const;

/** The shape of a picture. */
export type PictureShape = keyof typeof PICTURE_WIDTHS;

/**
 * The drawing of a pathway as an SVG file.
 *
 * @throws CairnError `pathway-not-found`; `pathway-form-outdated` for a definition of an earlier form
 */
export async function pathwayPicture(
  installation: Installation,
  name: PathwayName,
  shape: PictureShape,
): Promise<string> {
  const pathway = await foundPathway(installation, name);
  const competencies = competencyStatements(pathway, await frameworkLookup(installation.store.db));
  return pictureOf(drawUp(pathway, new Map(), competencies), shape);
}

/** A drawing as an SVG file. */
export function pictureOf(drawing: ReturnType<typeof drawUp>, shape: PictureShape): string {
  return svgText(drawSvg(layOut(drawing, svgMedium, { width: PICTURE_WIDTHS[shape] }), 'picture'));
}

async function foundPathway(installation: Installation, name: PathwayName): Promise<Pathway> {
  const found = await foundVersion(installation, name);
  if (!('document' in found)) return found;
  const pathway = currentPathway(found);
  if (pathway === null) throw formOutdated(found);
  return pathway;
}

/** What was published under the edition counts, should the program ship another text under it. */
async function foundVersion(
  { store }: Installation,
  { id, edition }: PathwayName,
): Promise<PathwayVersionRow | Pathway> {
  const found =
    (await pathwayVersionByEdition(store.db, id, edition)) ??
    shippedPathways.find((pathway) => pathway.id === id && pathway.edition === edition);
  if (found !== undefined) return found;
  throw new CairnError('pathway-not-found', `no pathway ${id}@${edition} is published here`, {
    remedy: 'ask for the edition that the certificate names, where it was issued',
    details: { pathway: `${id}@${edition}` },
  });
}
