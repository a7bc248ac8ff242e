'use client';

import { startTransition, useActionState } from 'react';
import { ChampFichier } from '#components/champs/fichier.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { recevoirFichiers } from '#lib/import/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** The files of Siècle, in any order. Sent by hand when there is a script, so that a refusal does not empty the field. */
export function FormulaireDImport() {
  const [etat, envoyer, occupe] = useActionState(recevoirFichiers, VIERGE);
  const message = etat.statut === 'refuse' ? etat.message : undefined;
  return (
    <>
      <RecapitulatifErreurs erreurs={message ? [{ champ: 'fichiers', message }] : []} />
      <form
        className="fr-mb-4w"
        action={envoyer}
        noValidate
        onSubmit={(evenement) => {
          evenement.preventDefault();
          const donnees = new FormData(evenement.currentTarget);
          startTransition(() => envoyer(donnees));
        }}
      >
        <ChampFichier
          nom="fichiers"
          libelle="Exports de Siècle"
          indice="Élèves, responsables, structures, nomenclature : zip ou XML, dans n’importe quel ordre, 30 Mo en tout. Dans Siècle : Exportations, En XML."
          accept=".zip,.xml,application/zip,text/xml"
          multiple
          erreur={message}
        />
        <button type="submit" className="fr-btn" disabled={occupe}>
          {occupe ? 'Lecture en cours…' : 'Lire et comparer'}
        </button>
      </form>
    </>
  );
}
