'use client';

import { type ReactNode, startTransition, useActionState, useEffect, useRef } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';

/** What a field of the form is given: its name, an id of its own, what was typed, what is wrong. */
export interface Champ {
  nom: string;
  id: string;
  defaultValue: string;
  erreur?: string;
  autoComplete: string;
}

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  /** Begins the id of every field: the same form may stand twice in a page. */
  prefixe: string;
  /** What the form sends without showing it. */
  caches?: Readonly<Record<string, string | number>>;
  initiale?: Readonly<Record<string, string>>;
  /** Buttons, the first one being the main one: one name and value each when there are several. */
  boutons: readonly { libelle: string; name?: string; value?: string }[];
  children: (champ: (nom: string) => Champ, valeurs: Readonly<Record<string, string>>) => ReactNode;
}

/** An act of an administrateur: a refusal is said in place and loses nothing that was typed. */
export function Formulaire({ acte, prefixe, caches = {}, initiale = {}, boutons, children }: Props) {
  const [etat, envoyer, occupe] = useActionState(acte, VIERGE);
  const cadre = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (etat.statut === 'fait') cadre.current?.reset();
  }, [etat]);
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs = refus?.saisie ?? initiale;
  const champ = (nom: string): Champ => ({
    nom,
    id: `${prefixe}-${nom}`,
    defaultValue: valeurs[nom] ?? '',
    erreur: refus?.champs[nom],
    autoComplete: 'off',
  });
  const fautes = Object.entries(refus?.champs ?? {}).filter(([nom]) => !(nom in caches));
  return (
    <>
      <RecapitulatifErreurs
        erreurs={fautes.map(([nom, message]) => ({ champ: `${prefixe}-${nom}`, message }))}
      />
      {refus && fautes.length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      <form
        ref={cadre}
        action={envoyer}
        noValidate
        onSubmit={(evenement) => {
          // Sent by hand rather than by React: it would empty the fields after a refusal.
          evenement.preventDefault();
          const { submitter } = evenement.nativeEvent as SubmitEvent;
          const donnees = new FormData(evenement.currentTarget, submitter);
          startTransition(() => envoyer(donnees));
        }}
      >
        {Object.entries(caches).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        {children(champ, valeurs)}
        <div className="administration__boutons">
          {boutons.map((bouton, rang) => (
            <button
              key={bouton.libelle}
              type="submit"
              name={bouton.name}
              value={bouton.value}
              className={rang === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'}
              disabled={occupe}
            >
              {bouton.libelle}
            </button>
          ))}
        </div>
      </form>
    </>
  );
}
