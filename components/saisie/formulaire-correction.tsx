'use client';

import { useActionState } from 'react';
import type { Valeurs } from '#lib/demande/schema.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { ChampCase } from '../champs/choix.tsx';
import { ChampLong, ChampTexte } from '../champs/texte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';
import { ChampsDEtatCivil } from './champs-etat-civil.tsx';

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  scolariteId: string;
  /** Corrections already made. */
  revision: number;
  depart: Valeurs;
}

/** Corrects what was recorded of a pupil, with the reason. */
export function FormulaireCorrection({ acte, scolariteId, revision, depart }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs: Valeurs = refus?.saisie ?? depart;
  const champs = refus?.champs ?? {};
  const champ = (nom: string) => ({ nom, defaultValue: valeurs[nom] ?? '', erreur: champs[nom] });
  const erreurs = Object.entries(champs).map(([nom, message]) => ({ champ: nom, message }));
  return (
    <form action={envoyer} noValidate key={JSON.stringify(valeurs)}>
      {refus && erreurs.length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      <RecapitulatifErreurs erreurs={erreurs} />
      <input type="hidden" name="scolariteId" value={scolariteId} />
      <input type="hidden" name="revision" value={revision} />
      <div className="saisie__rangee">
        <ChampTexte {...champ('ine')} libelle="INE" facultatif autoComplete="off" />
        <ChampsDEtatCivil champ={champ} sansPrenom={valeurs.sansPrenom === 'oui'} />
      </div>
      <ChampLong
        {...champ('motivation')}
        libelle="Raison de la correction"
        indice="En 20 caractères au moins : elle est gardée avec votre nom, le jour, et ce qui était écrit avant."
        rows={3}
      />
      {champs.homonyme ? (
        <ChampCase nom="homonyme" libelle="C’est un autre élève" erreur={champs.homonyme} />
      ) : null}
      <button type="submit" className="fr-btn">
        Corriger
      </button>
    </form>
  );
}
