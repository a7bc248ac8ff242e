'use client';

import { useActionState } from 'react';
import type { Valeurs } from '#lib/demande/schema.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { ChampCase } from '../champs/choix.tsx';
import { ChampListe, ChampLong, ChampTexte } from '../champs/texte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  scolariteId: string;
  responsableId: string;
  /** Corrections and reunions already made. */
  revision: number;
  depart: Valeurs;
}

const CIVILITES = [
  { valeur: '', libelle: 'Non dite' },
  { valeur: 'Mme', libelle: 'Madame' },
  { valeur: 'M.', libelle: 'Monsieur' },
];

/** Corrects names, address and contact of a responsable, with the reason. */
export function FormulaireResponsable({ acte, scolariteId, responsableId, revision, depart }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs: Valeurs = refus?.saisie ?? depart;
  const champs = refus?.champs ?? {};
  const champ = (nom: string) => ({
    nom,
    defaultValue: valeurs[nom] ?? '',
    erreur: champs[nom],
    autoComplete: 'off',
  });
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
      <input type="hidden" name="responsableId" value={responsableId} />
      <input type="hidden" name="revision" value={revision} />
      <div className="saisie__rangee">
        <ChampListe {...champ('civilite')} libelle="Civilité" options={CIVILITES} />
        <ChampTexte {...champ('nom')} libelle="Nom de naissance" />
        <ChampTexte {...champ('nomUsage')} libelle="Nom d’usage" facultatif />
        <ChampTexte {...champ('prenom')} libelle="Prénom" />
        <ChampTexte {...champ('prenomUsage')} libelle="Prénom d’usage" facultatif />
        <ChampCase
          nom="sansPrenom"
          libelle="N’a pas de prénom"
          indice="Un seul nom à l’état civil : écrivez-le comme nom de naissance"
          defaultChecked={valeurs.sansPrenom === 'oui'}
        />
        <ChampTexte {...champ('adresse')} libelle="Adresse" facultatif />
        <ChampTexte {...champ('complement')} libelle="Complément d’adresse" facultatif />
        <ChampTexte {...champ('codePostal')} libelle="Code postal" facultatif />
        <ChampTexte {...champ('commune')} libelle="Commune" facultatif />
        <ChampTexte {...champ('pays')} libelle="Pays" indice="Vide en France" facultatif />
        <ChampTexte {...champ('courriel')} libelle="Courriel" inputMode="email" facultatif />
        <ChampTexte {...champ('telephone')} libelle="Téléphone" inputMode="tel" facultatif />
      </div>
      <ChampLong
        {...champ('motivation')}
        libelle="Raison de la correction"
        indice="En 20 caractères au moins : elle est gardée avec votre nom, le jour, et ce qui était écrit avant."
        rows={3}
      />
      <button type="submit" className="fr-btn">
        Corriger
      </button>
    </form>
  );
}
