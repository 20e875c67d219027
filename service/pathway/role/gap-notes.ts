import type { Pathway } from '../pathway.ts';
import type { RoleProfile } from './role-profile.ts';
import type { Teaching } from './taught-outcomes.ts';

/** What a reader has to know of a gap analysis as a whole. */
export function notesOn(role: RoleProfile, pathway: Pathway, { byCompetency, withoutCompetency }: Teaching): string[] {
  const editions = (pathway.frameworks ?? []).flatMap(({ id, edition }) => {
    const other = role.frameworks.find((framework) => framework.id === id);
    return other === undefined || other.edition === edition
      ? []
      : [
          `The role is written upon edition ${other.edition} of the framework ${id}, the pathway upon edition ${edition}; ` +
            'competencies are compared by their identifiers, and levels by the scale of the edition of the role.',
        ];
  });
  const count = withoutCompetency.length;
  return [
    ...editions,
    ...(byCompetency.size === 0
      ? ['No outcome of the pathway names a competency, so nothing can be found in it.']
      : []),
    ...(count === 0 || byCompetency.size === 0
      ? []
      : [
          `${count === 1 ? 'One outcome of the pathway names' : `${count} outcomes of the pathway name`} no competency; ` +
            'what is taught there is not seen here.',
        ]),
  ];
}
