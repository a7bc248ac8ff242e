import { Badge, type Ton } from '#components/badge.tsx';
import {
  type EtatDHabilitation,
  enPassage,
  LIBELLES_ETATS,
  type Situation,
} from '#lib/droit/habilitation/cycle.ts';

const BADGES: Record<EtatDHabilitation, readonly [Ton, string]> = {
  brouillon: ['neutre', 'fr-icon-edit-line'],
  deposee: ['info', 'fr-icon-time-line'],
  modifications_demandees: ['attention', 'fr-icon-edit-line'],
  validee: ['succes', 'fr-icon-check-line'],
  refusee: ['erreur', 'fr-icon-close-line'],
  revoquee: ['erreur', 'fr-icon-close-line'],
  archivee: ['neutre', 'fr-icon-archive-line'],
};

/** The state of a request: a word with an icon and a colour. */
export function EtatDeLHabilitation({ etat }: { etat: EtatDHabilitation }) {
  const [ton, icone] = BADGES[etat];
  return (
    <Badge ton={ton} icone={icone}>
      {LIBELLES_ETATS[etat]}
    </Badge>
  );
}

const PHRASES: Record<EtatDHabilitation, string> = {
  brouillon: 'Remplissez chaque partie, puis déposez la demande.',
  deposee: 'Le ministère l’instruit. Il peut vous écrire ici.',
  modifications_demandees: 'Le ministère attend vos modifications : corrigez, puis déposez de nouveau.',
  validee: 'Vous pouvez émettre des jetons et appeler l’API.',
  refusee: 'Le ministère n’accorde pas cette demande. Vous pouvez en faire une autre.',
  revoquee: 'Le ministère a mis fin à cette habilitation : tous les jetons sont fermés.',
  archivee: 'Vous avez rangé cette demande : elle ne sert plus.',
};

/** Who holds the request, and what comes next. */
export function phraseDe(situation: Situation): string {
  const { etat, etape, octroyee } = situation;
  if (enPassage(situation))
    return `Passage en production. ${PHRASES[etat]} L’essai accordé reste ouvert pendant ce temps.`;
  if (etape === 'essai')
    return etat === 'validee'
      ? 'L’essai est accordé : vous pouvez émettre des jetons d’essai, qui ne connaissent que des élèves fictifs. Quand le texte qui fonde votre demande existe, passez en production.'
      : `Demande d’essai. ${PHRASES[etat]}`;
  return octroyee && etat !== 'validee'
    ? `${PHRASES[etat]} L’habilitation accordée reste en vigueur pendant ce temps.`
    : PHRASES[etat];
}
