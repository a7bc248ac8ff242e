import type { Colonne } from '#components/tableau.tsx';
import type { PersonneAJoindre } from '#lib/radar/queries.ts';
import { RetirerDesSms } from './formulaires.tsx';

/** Whom to reach, by what, and who wants no more SMS. */
export const personnes = (scolariteId: string): Colonne<PersonneAJoindre>[] => [
  { cle: 'nom', titre: 'Personne', rendre: ({ nom }) => nom },
  {
    cle: 'telephone',
    titre: 'Téléphone',
    rendre: ({ telephones }) => telephones.join(', ') || 'inconnu',
  },
  {
    cle: 'courriel',
    titre: 'Courriel',
    rendre: ({ courriel, refuse }) =>
      refuse ? `${courriel}, que le serveur refuse` : (courriel ?? 'inconnu'),
  },
  {
    cle: 'sms',
    titre: 'Accepte les SMS',
    rendre: ({ id, nom, accepteSms }) =>
      accepteSms ? (
        <>
          oui <RetirerDesSms scolariteId={scolariteId} responsableId={id} nom={nom} />
        </>
      ) : (
        'non'
      ),
  },
  {
    cle: 'formulaire',
    titre: 'Formulaire',
    rendre: ({ id, nom }) => (
      <a href={`/agent/radar/${scolariteId}/formulaire/fichier?${new URLSearchParams({ personne: id })}`}>
        Formulaire préparé<span className="fr-sr-only"> pour {nom} (PDF)</span>
      </a>
    ),
  },
];
