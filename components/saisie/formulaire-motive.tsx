'use client';

import { type ReactNode, useActionState } from 'react';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { ChampChoix } from '../champs/choix.tsx';
import { ChampLong } from '../champs/texte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  /** Fields that the person does not type. */
  caches: Readonly<Record<string, string | number>>;
  /** Id of the reason: several of these forms may stand in a page. */
  id?: string;
  libelle: string;
  indice: string;
  bouton: string;
  /** What is chosen before the reason is written. */
  children?: (dit: {
    champs: Readonly<Record<string, string>>;
    saisie: Readonly<Record<string, string>>;
  }) => ReactNode;
  /** The same when one choice is all. */
  choix?: { nom: string; libelle: string; options: readonly { valeur: string; libelle: string }[] };
}

/** An act that asks for its reason. */
export function FormulaireMotive({ acte, caches, id, libelle, indice, bouton, choix, children }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const champs = refus?.champs ?? {};
  const erreurs = Object.entries(champs).map(([nom, message]) => ({
    champ: nom === 'motivation' && id ? id : nom,
    message,
  }));
  return (
    <form action={envoyer} noValidate key={JSON.stringify(refus?.saisie)}>
      {refus && erreurs.length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      <RecapitulatifErreurs erreurs={erreurs} />
      {Object.entries(caches).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      {choix ? <ChampChoix {...choix} valeur={refus?.saisie[choix.nom]} erreur={champs[choix.nom]} /> : null}
      {children?.({ champs, saisie: refus?.saisie ?? {} })}
      <ChampLong
        nom="motivation"
        id={id ?? 'motivation'}
        libelle={libelle}
        indice={indice}
        rows={3}
        defaultValue={refus?.saisie.motivation}
        erreur={champs.motivation}
      />
      <button type="submit" className="fr-btn">
        {bouton}
      </button>
    </form>
  );
}
