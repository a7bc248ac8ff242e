import { LIBELLES_SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { INSTANT } from './instant.ts';
import { type Colonne, Tableau } from './tableau.tsx';

export interface AppelMontre {
  id: string;
  instant: Date;
  organisme: string;
  projet: string | null;
  cadre: string | null;
  courriel: string | null;
  scopes: readonly Scope[];
}

const COLONNES: Colonne<AppelMontre>[] = [
  { cle: 'instant', titre: 'Quand', rendre: ({ instant }) => INSTANT.format(instant) },
  { cle: 'organisme', titre: 'Qui', rendre: ({ organisme }) => organisme },
  { cle: 'projet', titre: 'Pour quoi', rendre: ({ projet }) => projet ?? 'non dit' },
  { cle: 'cadre', titre: 'Sur quel fondement', rendre: ({ cadre }) => cadre ?? 'non dit' },
  {
    cle: 'scopes',
    titre: 'Ce qui lui a été répondu',
    rendre: ({ scopes }) =>
      scopes.length === 0 ? 'rien' : scopes.map((scope) => LIBELLES_SCOPES[scope]).join(' ; '),
  },
  {
    cle: 'courriel',
    titre: 'À qui s’opposer',
    rendre: ({ courriel }) => (courriel ? <a href={`mailto:${courriel}`}>{courriel}</a> : 'à l’organisme'),
  },
];

/** The bodies that asked about a pupil. */
export function Appels({ legende, appels }: { legende: string; appels: readonly AppelMontre[] }) {
  return (
    <Tableau
      legende={legende}
      total={null}
      unite="appel"
      colonnes={COLONNES}
      lignes={appels}
      cle={({ id }) => id}
      vide={<p>Aucune administration n’a demandé quoi que ce soit de cet élève.</p>}
    />
  );
}
