'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampNaissance, ChampTexte } from '#components/champs/texte.tsx';
import { verifier } from '#lib/certificat/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

export function Formulaire() {
  const [etat, envoyer] = useActionState(verifier, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  return (
    <form action={envoyer}>
      {etat.statut === 'vierge' ? null : (
        <Alerte ton={etat.statut === 'fait' ? 'succes' : 'erreur'} annoncer>
          {etat.message}
        </Alerte>
      )}
      <ChampTexte
        nom="code"
        libelle="Code du certificat"
        indice="Dix lettres et chiffres ; les majuscules et le tiret n’importent pas."
        erreur={refus?.champs.code}
        defaultValue={refus?.saisie.code}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="fr-input champ--court"
        maxLength={40}
      />
      <ChampNaissance
        nom="naissance"
        libelle="Date de naissance de l’élève"
        erreur={refus?.champs.naissance}
        defaultValue={refus?.saisie.naissance}
        autoComplete="off"
      />
      <button type="submit" className="fr-btn">
        Vérifier
      </button>
    </form>
  );
}
