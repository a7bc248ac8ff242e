/** The named families of the synthetic world, each child judged as the paper form tells it. */

import { DemandeSchema } from '#lib/demande/schema.ts';
import { jour } from '#lib/droit/date.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { FAMILLES, type NomFamille } from '#monde/familles.ts';
import { formulaire } from '#monde/formulaire.ts';
import { foyer, RENTREE, SCOLARITES } from '#monde/population.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import type { Cas, Partie } from './cas.ts';

const RECUE = '2026-10-05';

function casDe(nom: NomFamille): Cas[] {
  const menage = foyer(nom);
  const demande = DemandeSchema.parse(formulaire(menage, { recuLe: RECUE }));
  return menage.eleves.map((eleve, i) => {
    const scolarite = SCOLARITES.findLast((s) => s.eleveId === eleve.id);
    const ou = menage.ou[i];
    if (!scolarite || !ou) throw new Error(`${nom} : élève sans scolarité`);
    const etablissement = ETABLISSEMENTS[ou];
    return {
      titre: `${eleve.prenom} ${eleve.nom}, ${scolarite.classe}, ${etablissement.nom}`,
      histoire: FAMILLES[nom].histoire,
      situation: situationDe(
        demande,
        {
          annee: RENTREE,
          scolarite: { ...scolarite, naissance: eleve.naissance, statut: 'scolaire', etablissement },
          clotureReglee: null,
        },
        jour(RECUE),
      ),
    };
  });
}

export const FAMILLES_JUGEES: Partie = {
  fichier: 'familles',
  titre: 'Les familles du monde de démonstration',
  cas: (Object.keys(FAMILLES) as NomFamille[]).flatMap(casDe),
};
