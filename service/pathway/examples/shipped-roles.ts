/** The role profiles that come with Cairn. */
import { parseRoleProfile, type RoleProfile } from '../role/role-profile.ts';
import researchDataSteward from './roles/research-data-steward.json' with { type: 'json' };

/** Thirty competencies of two frameworks, with figures of three sources that are made up, and say so. */
export const researchDataStewardRole: RoleProfile = parseRoleProfile(researchDataSteward);

/** Every role profile that ships. */
export const shippedRoles: readonly RoleProfile[] = [researchDataStewardRole];
