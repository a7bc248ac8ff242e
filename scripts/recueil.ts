/**
 * Writes tests/droit/recueil/*.md, whole situations with their traces, to be reviewed by reading. `--verifier` writes
 * nothing and fails when a page is not the one that the code gives.
 */
import { PARTIES } from '#tests/droit/recueil/cas.ts';
import { pageDuRecueil } from '#tests/droit/recueil/ecrire.ts';
import { FAMILLES_JUGEES } from '#tests/droit/recueil/familles.ts';
import { ecrireOuVerifier } from './page-generee.ts';

for (const partie of [...PARTIES, FAMILLES_JUGEES])
  ecrireOuVerifier(
    `tests/droit/recueil/${partie.fichier}.md`,
    'node scripts/recueil.ts',
    pageDuRecueil(partie),
  );
