import { LienLigne } from '#components/lien-ligne.tsx';
import type { Colonne } from '#components/tableau.tsx';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import type { HabilitationVue } from '#lib/habilitation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { EtatDeLHabilitation } from './etat.tsx';

/** Requests as both sides list them; `adresse` is the page that opens each. */
export const colonnesDesHabilitations = (adresse: string): Colonne<HabilitationVue>[] => [
  {
    cle: 'projet',
    titre: 'Demande',
    rendre: ({ id, numero, saisie }) => (
      <LienLigne href={`${adresse}/${id}`}>
        D{numero} · {saisie.projet?.intitule ?? 'sans titre'}
      </LienLigne>
    ),
  },
  { cle: 'organisme', titre: 'Organisme', rendre: ({ organisme }) => organisme.denomination },
  { cle: 'etat', titre: 'État', rendre: ({ etat }) => <EtatDeLHabilitation etat={etat} /> },
  {
    cle: 'depot',
    titre: 'Déposée le',
    rendre: ({ deposeeLe }) => (deposeeLe ? ecrireJourCourt(jourDe(deposeeLe)) : 'pas encore'),
  },
];
