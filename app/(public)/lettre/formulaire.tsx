'use client';

import { useEffect, useRef } from 'react';
import { ChampNaissance, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ouvrirParCode } from '#lib/acces/actions.ts';

/** The code of a letter and the birth of its pupil. The QR code leads here with the code after a #, which stays in the browser. */
export function Formulaire() {
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const lu = decodeURIComponent(location.hash.slice(1));
    if (!lu || !code.current) return;
    code.current.value = lu;
    // Neither the history nor a shared screen keeps it.
    history.replaceState(null, '', location.pathname + location.search);
  }, []);
  return (
    <FormulaireActe acte={ouvrirParCode}>
      {(erreurs, saisie) => (
        <>
          <ChampTexte
            ref={code}
            nom="code"
            libelle="Code du courrier"
            indice="Dix lettres et chiffres, près de votre adresse ; les majuscules et le tiret n’importent pas."
            erreur={erreurs.code}
            defaultValue={saisie.code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="fr-input champ--court"
            maxLength={40}
          />
          <ChampNaissance
            nom="naissance"
            libelle="Date de naissance de l’élève"
            erreur={erreurs.naissance}
            defaultValue={saisie.naissance}
            autoComplete="off"
          />
          <button type="submit" className="fr-btn">
            Voir où en est la demande
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
