import { member, type Place } from '../../../core/shape.ts';
import { text } from './answer-shapes.ts';

/** Who the key is, what it may do, and for which issuer. */
export interface Session {
  readonly name: string;
  readonly role: string;
  readonly issuerName: string;
  readonly chainName: string;
}

export function sessionAt(place: Place): Session {
  return {
    name: text(member(place, 'name')),
    role: text(member(place, 'role')),
    issuerName: text(member(member(place, 'issuer'), 'name')),
    chainName: text(member(member(place, 'chain'), 'name')),
  };
}
