/** How a family that has filed nothing is told to ask, branch by branch (C. II.A, II.B). */
import { expect, test } from 'vitest';
import { BRANCHES, type Branche } from '#lib/droit/competence.ts';
import { invitation_a_demander } from '#lib/droit/courrier/lettre-invitation.ts';
import { jour } from '#lib/droit/date.ts';

const lire = (branche: Branche): string =>
  JSON.stringify(
    invitation_a_demander.corps({
      cloture: jour('2026-10-15'),
      type: 'college',
      branche,
      etablissement: { nom: 'Établissement', commune: 'Lille' },
    } as Parameters<typeof invitation_a_demander.corps>[0]),
  );

test('tells the demande online to families of public établissements, and to no other', () => {
  expect(BRANCHES.filter((branche) => lire(branche).includes('en ligne'))).toEqual([
    'college_public',
    'lycee_public',
  ]);
});

test('sends the paper of a pupil of the Cned to its service, every other to the établissement', () => {
  expect(lire('cned')).toContain('au service des bourses que le Cned indique');
  expect(lire('cned')).not.toContain('l’établissement vous remet');
  expect(BRANCHES.filter((branche) => lire(branche).includes('l’établissement vous remet'))).toHaveLength(4);
});
