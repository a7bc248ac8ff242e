'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampCase } from '#components/champs/choix.tsx';
import { ChampDate, ChampListe, ChampLong } from '#components/champs/texte.tsx';
import { solliciter } from '#lib/sollicitation/actions.ts';
import type { Destinataire } from '#lib/sollicitation/queries.ts';
import { DONNEES_A_DIRE } from '#lib/sollicitation/schema.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** Asks somebody who does not read the dossier: whom, what, until when, and what is told of it, each datum chosen. */
export function SolliciterUnAvis({
  cible: { dossierId, version },
  destinataires,
}: {
  cible: { dossierId: string; version: number };
  destinataires: readonly Destinataire[];
}) {
  const [etat, envoyer] = useActionState(solliciter, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  return (
    <details open={refus !== null || undefined}>
      <summary>Demander un avis</summary>
      <form action={envoyer}>
        {etat.statut === 'fait' ? (
          <Alerte ton="succes" annoncer>
            {etat.message}
          </Alerte>
        ) : null}
        {refus ? (
          <Alerte ton="erreur" annoncer>
            {refus.message}
          </Alerte>
        ) : null}
        <input type="hidden" name="dossierId" value={dossierId} />
        <input type="hidden" name="version" value={version} />
        <ChampListe
          nom="a"
          libelle="À qui"
          erreur={refus?.champs.a}
          defaultValue={refus?.saisie.a}
          options={destinataires.map(({ valeur, nom }) => ({ valeur, libelle: nom }))}
        />
        <ChampLong
          nom="question"
          libelle="Question"
          indice="N’écrivez que ce qui est utile pour répondre."
          erreur={refus?.champs.question}
          defaultValue={refus?.saisie.question}
        />
        <ChampDate
          nom="aRendreLe"
          libelle="À rendre le"
          erreur={refus?.champs.aRendreLe}
          defaultValue={refus?.saisie.aRendreLe}
        />
        <fieldset className="fr-fieldset">
          <legend className="fr-fieldset__legend">Ce que cette personne verra, et rien d’autre</legend>
          {Object.entries(DONNEES_A_DIRE).map(([nom, libelle]) => (
            <div key={nom} className="fr-fieldset__element">
              <ChampCase
                nom={nom}
                libelle={libelle}
                facultatif
                defaultChecked={refus?.saisie[nom] === 'oui'}
              />
            </div>
          ))}
        </fieldset>
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Demander cet avis
        </button>
      </form>
    </details>
  );
}
