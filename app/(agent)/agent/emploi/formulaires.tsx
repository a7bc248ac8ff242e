'use client';

import { ChampDate, ChampMontant, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { imputer, verser } from '#lib/emploi/actions.ts';

/** A bourse whose fees are to be said, as a form shows it. */
export interface AImputer {
  id: string;
  libelle: string;
  /** As it was typed; empty while nobody said any. */
  frais: string;
}

/** The fees imputed on bourses received, one field a bourse. */
export const ImputerLesFrais = ({ bourses }: { bourses: readonly AImputer[] }) => (
  <FormulaireActe acte={imputer}>
    {(erreurs, saisie) => (
      <>
        <ChampTexte
          nom="libelle"
          libelle="Nature des frais"
          indice="Par exemple demi-pension du trimestre 1"
          maxLength={120}
          erreur={erreurs.libelle}
          defaultValue={saisie.libelle}
        />
        {bourses.map(({ id, libelle, frais }) => (
          <ChampMontant
            key={id}
            nom={`frais.${id}`}
            libelle={libelle}
            facultatif
            erreur={erreurs[`frais.${id}`]}
            defaultValue={saisie[`frais.${id}`] ?? frais}
          />
        ))}
        <button type="submit" className="fr-btn">
          Enregistrer les frais
        </button>
      </>
    )}
  </FormulaireActe>
);

/** The balances that the page shows, said paid. */
export const VerserLesSoldes = ({ versements, jour }: { versements: readonly string[]; jour: string }) => (
  <FormulaireActe acte={verser}>
    {(erreurs, saisie) => (
      <>
        <input type="hidden" name="versements" value={versements.join(',')} />
        <ChampDate nom="le" libelle="Versés le" erreur={erreurs.le} defaultValue={saisie.le ?? jour} />
        <button type="submit" className="fr-btn">
          Dire ces soldes versés
        </button>
      </>
    )}
  </FormulaireActe>
);
