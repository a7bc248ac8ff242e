import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ecrireJourCourt } from '#lib/droit/date.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { AppelsDUnJour } from '#lib/trace/queries.ts';

const FORMES: Readonly<Record<string, string>> = {
  identite: 'version en cours',
  v2: 'version 2',
  ministere: 'forme du ministère',
  lot: 'par fichier',
};

const COLONNES: Colonne<AppelsDUnJour>[] = [
  { cle: 'jour', titre: 'Jour', rendre: ({ jour }) => ecrireJourCourt(jourDe(jour)) },
  { cle: 'organisme', titre: 'Organisme', rendre: ({ organisme }) => organisme ?? 'organisme inconnu' },
  { cle: 'habilitation', titre: 'Habilitation', rendre: ({ habilitation }) => `D${habilitation}` },
  { cle: 'jeton', titre: 'Jeton', rendre: ({ jeton }) => jeton },
  { cle: 'forme', titre: 'Par', rendre: ({ porte }) => FORMES[porte] ?? porte },
  { cle: 'appels', titre: 'Appels', nombre: true, rendre: ({ appels }) => appels },
  { cle: 'trouves', titre: 'Élèves trouvés', nombre: true, rendre: ({ trouves }) => trouves },
];

/** What a body asked of the API, day by day; who the pupils are is not told here. */
export function AppelsDeLOrganisme({ siret, jours }: { siret: string; jours: readonly AppelsDUnJour[] }) {
  return (
    <Tableau
      legende={`Interrogations de l’organisme ${siret}, les dernières d’abord`}
      total={null}
      unite="jour"
      colonnes={COLONNES}
      lignes={jours}
      cle={({ jour, habilitation, jeton, porte }) =>
        `${jour.toISOString()} ${habilitation} ${jeton} ${porte}`
      }
      vide={<p>Cet organisme n’a rien demandé depuis trois ans : vérifiez le SIRET.</p>}
    />
  );
}
