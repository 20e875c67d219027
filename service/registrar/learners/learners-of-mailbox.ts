import { domainToASCII, domainToUnicode } from 'node:url';
import type { LearnerTable } from '../../store/schema.ts';
import { learnersByEmail } from '../../store/sign-in-links.ts';
import type { Connection } from '../../store/store.ts';

/**
 * What two spellings of one address have in common. The domain is compared without regard to case, in its ASCII form (RFC
 * 5890); what stands before the @ as it is stored, in NFC: its host alone knows whether capitals matter there (RFC 5321,
 * section 2.4).
 */
export function mailboxKey(address: string): string {
  const { local, domain } = parts(address);
  return `${local.normalize('NFC')}@${domainToASCII(domain) || domain.toLowerCase()}`;
}

/** The learners who are reached at this address exactly. */
export async function learnersOfMailbox(db: Connection, address: string): Promise<Readonly<LearnerTable>[]> {
  const key = mailboxKey(address);
  const found = await learnersByEmail(db, spellings(address));
  return found.filter(({ email }) => email !== null && mailboxKey(email) === key);
}

/**
 * The learners who may be meant by an address that somebody types: it may have other capitals than the one that is stored.
 * They come apart by mailbox, each to be written to as it is stored: so nobody gets what is another's.
 */
export async function mailboxesLike(
  db: Connection,
  address: string,
): Promise<{ readonly address: string; readonly learners: readonly Readonly<LearnerTable>[] }[]> {
  const found = (await learnersByEmail(db, spellings(address))).flatMap((learner) =>
    learner.email === null ? [] : [{ learner, address: learner.email }],
  );
  return [...Map.groupBy(found, (one) => mailboxKey(one.address)).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ address: first.address, learners: same.map(({ learner }) => learner) }];
  });
}

/** How an address may be stored: in any normal form, and with its domain in letters or in ASCII. */
function spellings(address: string): string[] {
  const { local, domain } = parts(address);
  const domains = [domain, domainToASCII(domain), domainToUnicode(domain)].filter((form) => form !== '');
  const forms = domains.flatMap((form) => [`${local}@${form}`]);
  return [...new Set(forms.flatMap((form) => [form, form.normalize('NFC'), form.normalize('NFD')]))];
}

function parts(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(at, 0)), domain: address.slice(at + 1) };
}
