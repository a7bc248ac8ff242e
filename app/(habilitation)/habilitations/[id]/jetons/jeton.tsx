import type { ReactNode } from 'react';
import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { Badge, type Ton } from '#components/badge.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_ENVIRONNEMENTS } from '#lib/droit/habilitation/jeton.ts';
import { LIBELLES_SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import type { JetonVu } from '#lib/jeton/queries.ts';

const ETATS: Record<JetonVu['etat'], readonly [Ton, string, string]> = {
  ouvert: ['succes', 'fr-icon-check-line', 'ouvert'],
  expire: ['neutre', 'fr-icon-time-line', 'expiré'],
  revoque: ['erreur', 'fr-icon-close-line', 'révoqué'],
};

/** A token as its body and the ministère see it: what names it, what it opens, until when; nothing that opens. */
export function FicheDeJeton({ jeton, children }: { jeton: JetonVu; children?: ReactNode }) {
  const [ton, icone, mot] = ETATS[jeton.etat];
  return (
    <Fiche titre={jeton.nom} suite={children}>
      <Donnee nom="État">
        <Badge ton={ton} icone={icone}>
          {mot}
        </Badge>
      </Donnee>
      <Donnee nom="Identifiant">
        <code>
          bn_{jeton.environnement}_{jeton.identifiant}_…
        </code>
      </Donnee>
      <Donnee nom="Environnement">{LIBELLES_ENVIRONNEMENTS[jeton.environnement]}</Donnee>
      <Donnee nom="Expire le">{ecrireJour(jeton.expireLe)}</Donnee>
      <Donnee nom="Données">
        {jeton.scopes.map((scope) => LIBELLES_SCOPES[scope as Scope]).join(' ; ')}
      </Donnee>
      <Donnee nom="Appels par minute">{jeton.parMinute}</Donnee>
      <Donnee nom="Appels par seconde">{jeton.parSeconde}</Donnee>
      <Donnee nom="Adresses">{jeton.adresses.join(', ') || 'toutes'}</Donnee>
    </Fiche>
  );
}
