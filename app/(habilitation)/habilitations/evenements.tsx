import { Chronologie } from '#components/chronologie.tsx';
import { INSTANT } from '#components/instant.ts';
import type { ActeDHabilitation } from '#lib/droit/habilitation/cycle.ts';
import type { EvenementVu } from '#lib/habilitation/queries.ts';

const TITRES: Record<ActeDHabilitation, string> = {
  creer: 'Demande commencée',
  copier: 'Remplie à partir d’une autre demande',
  enregistrer: 'Demande modifiée',
  joindre_document: 'Document joint',
  deposer: 'Demande déposée',
  demander_modifications: 'Modifications demandées',
  valider: 'Habilitation accordée',
  refuser: 'Demande refusée',
  rouvrir: 'Demande rouverte',
  annuler_reouverture: 'Réouverture abandonnée',
  passer_en_production: 'Passage en production commencé',
  annuler_etape: 'Passage en production abandonné',
  revoquer: 'Habilitation révoquée',
  archiver: 'Demande rangée',
  ecrire: 'Message',
  corriger: 'Corrigée par le ministère',
  annoncer_changement: 'Changement annoncé à tous les organismes',
  proposer_transfert: 'Transmission proposée',
  accepter_transfert: 'Demande transmise',
  abandonner_transfert: 'Transmission abandonnée',
  reprendre: 'Demande reprise en l’absence de la personne qui la suivait',
  rappeler_demande: 'Rappel : la demande attend',
  prolonger: 'Jetons prolongés',
  emettre_jeton: 'Jeton émis',
  confier_jeton: 'Lien envoyé au responsable technique, pour un jeton',
  renouveler_jeton: 'Jeton remplacé',
  regler_jeton: 'Jeton réglé',
  revoquer_jeton: 'Jeton révoqué',
  regler_webhook: 'Notifications réglées',
  suspendre_webhook: 'Notifications suspendues',
  ouvrir_client: 'Identifiant donné à un logiciel, pour lire les demandes',
  fermer_client: 'Identifiant du logiciel retiré',
  rappeler_expiration: 'Rappel : un jeton va expirer',
};

const enTexte = (valeur: unknown): string =>
  valeur === null || valeur === '' ? 'vide' : typeof valeur === 'string' ? valeur : JSON.stringify(valeur);

/** Everything that happened to a request, the last first: who, when, what was written, what changed. */
export function Evenements({ evenements }: { evenements: readonly EvenementVu[] }) {
  return (
    <section>
      <h2 className="fr-h4">Échanges et historique</h2>
      <Chronologie
        etapes={evenements.toReversed().map(({ id, acte, message, changements, auteurNom, instant }) => ({
          cle: id,
          titre: TITRES[acte],
          date: `${INSTANT.format(instant)}, ${auteurNom}`,
          moment: 'passe',
          detail: (
            <>
              {message ? <p>{message}</p> : null}
              {changements.length > 0 ? (
                <details>
                  <summary>Ce qui a changé ({changements.length})</summary>
                  <ul>
                    {changements.map(({ champ, avant, apres }) => (
                      <li key={champ}>
                        {champ} : {enTexte(avant)} → {enTexte(apres)}
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </>
          ),
        }))}
      />
    </section>
  );
}
