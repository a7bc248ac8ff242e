'use client';

import { useState } from 'react';
import { ChampListe, ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireALaFamille } from '#lib/message/actions.ts';

interface Props {
  dossierId: string;
  modeles: readonly { code: string; libelle: string; texte: string }[];
}

/** Writes to the family, from a template or not; what was typed stays after a refusal. */
export function FormulaireDeMessage({ dossierId, modeles }: Props) {
  const [texte, setTexte] = useState('');
  const [modele, setModele] = useState('');
  const choisir = (code: string) => {
    setModele(code);
    const choisi = modeles.find((un) => un.code === code);
    if (choisi) setTexte(choisi.texte);
  };
  return (
    <FormulaireActe acte={ecrireALaFamille}>
      {(erreurs) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <ChampListe
            nom="modele"
            libelle="Commencer par un modèle"
            facultatif
            value={modele}
            onChange={({ currentTarget }) => choisir(currentTarget.value)}
            options={[
              { valeur: '', libelle: 'Sans modèle' },
              ...modeles.map(({ code, libelle }) => ({ valeur: code, libelle })),
            ]}
          />
          <ChampLong
            nom="texte"
            libelle="Message à la famille"
            indice="Elle le lit sur son suivi, et peut y répondre. N’y annoncez pas une décision : son courrier seul la fait connaître."
            erreur={erreurs.texte}
            value={texte}
            onChange={({ currentTarget }) => setTexte(currentTarget.value)}
            rows={6}
            maxLength={2000}
          />
          <button type="submit" className="fr-btn">
            Envoyer le message
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
