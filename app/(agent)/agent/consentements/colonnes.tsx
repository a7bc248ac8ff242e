import Link from 'next/link';
import type { Colonne } from '#components/tableau.tsx';
import { direReponse } from '#lib/consentement/faits.ts';
import { jour } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import type { ClasseAuRegistre, EleveAuRegistre } from '#lib/recueil/queries.ts';

export const CLASSES: Colonne<ClasseAuRegistre>[] = [
  {
    cle: 'classe',
    titre: 'Classe',
    rendre: ({ uai, classe }) => (
      <Link
        href={`/agent/consentements?uai=${uai}&classe=${encodeURIComponent(classe)}#eleves`}
        prefetch={false}
      >
        {classe}
      </Link>
    ),
  },
  { cle: 'lieu', titre: 'Établissement', rendre: ({ etablissement }) => etablissement },
  { cle: 'oui', titre: 'Oui', rendre: ({ oui }) => oui },
  { cle: 'non', titre: 'Non', rendre: ({ non }) => non },
  { cle: 'rien', titre: 'Sans réponse', rendre: ({ rien }) => rien },
];

const CONCUBIN = { attendu: 'concubin attendu', oui: 'concubin d’accord', non: 'concubin pas d’accord' };

const dire = ({ reponses }: EleveAuRegistre): string =>
  reponses
    .map(({ qui, reponse, jour: le, fini, concubin }) => {
      const couple = reponse === 'oui' && concubin && !fini ? `, ${CONCUBIN[concubin]}` : '';
      return `${qui} : ${direReponse({ reponse, jour: jour(le), fini })}${couple}`;
    })
    .join(' ; ') || 'Pas encore de réponse';

export const ELEVES: Colonne<EleveAuRegistre>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: (eleve) => nomDeListe(eleve) },
  { cle: 'reponse', titre: 'Réponse', rendre: dire },
  {
    cle: 'saisir',
    titre: 'Papier',
    rendre: (eleve) => (
      <Link href={`/agent/consentements/${eleve.scolariteId}`} prefetch={false}>
        Saisir<span className="fr-sr-only"> le papier : {nomDeListe(eleve)}</span>
      </Link>
    ),
  },
];
