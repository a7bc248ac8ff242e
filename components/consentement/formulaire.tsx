'use client';

import { type ReactNode, useActionState } from 'react';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';

/** A field of the form: its name, what was typed, what is wrong with it. */
export type Champ = (nom: string) => { nom: string; defaultValue: string; erreur: string | undefined };

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  /** What the form begins with, by name. */
  depart: Readonly<Record<string, string>>;
  bouton: string;
  children: (champ: Champ) => ReactNode;
}

/** A long form whose faults are listed first, and where nothing typed is lost. Works without script. */
export function FormulaireDeConsentement({ acte, depart, bouton, children }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs = refus?.saisie ?? depart;
  const champs = refus?.champs ?? {};
  return (
    <form action={envoyer} noValidate key={JSON.stringify(valeurs)}>
      {refus && Object.keys(champs).length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      <RecapitulatifErreurs
        erreurs={Object.entries(champs).map(([champ, message]) => ({ champ, message }))}
      />
      {children((nom) => ({ nom, defaultValue: valeurs[nom] ?? '', erreur: champs[nom] }))}
      <button type="submit" className="fr-btn">
        {bouton}
      </button>
    </form>
  );
}
