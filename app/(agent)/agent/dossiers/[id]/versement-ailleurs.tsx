'use client';

import { ChampListeRedite, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { enregistrer, retirer } from '#lib/equipement/actions.ts';
import { SOURCES } from '#lib/equipement/schema.ts';

const OPTIONS = [
  { valeur: '', libelle: 'Choisissez' },
  ...Object.entries(SOURCES).map(([valeur, libelle]) => ({ valeur, libelle })),
];

/** Records a prime d’équipement that was paid elsewhere, by how it is known. */
export const EnregistrerVersementAilleurs = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={enregistrer}>
    {({ source, etablissement, annee, reference }, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampListeRedite
          key={saisie.source}
          nom="source"
          libelle="Comment ce versement est connu"
          options={OPTIONS}
          erreur={source}
          defaultValue={saisie.source ?? ''}
        />
        <ChampTexte
          nom="etablissement"
          libelle="Établissement qui l’a versée"
          indice="Son nom et sa commune"
          erreur={etablissement}
          defaultValue={saisie.etablissement}
        />
        <ChampTexte
          nom="annee"
          libelle="Rentrée de ce versement"
          indice="L’année, par exemple 2025"
          inputMode="numeric"
          autoComplete="off"
          erreur={annee}
          defaultValue={saisie.annee}
        />
        <ChampTexte
          nom="reference"
          libelle="Référence de l’imprimé"
          indice="Son numéro, ou sa date et qui l’a signé ; rien pour une déclaration"
          facultatif
          erreur={reference}
          defaultValue={saisie.reference}
        />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Enregistrer ce versement
        </button>
      </>
    )}
  </FormulaireActe>
);

/** Takes back what was recorded by mistake. */
export const RetirerVersementAilleurs = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={retirer}>
    {({ motif }, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampTexte
          nom="motif"
          libelle="Pourquoi cet enregistrement est une erreur"
          erreur={motif}
          defaultValue={saisie.motif}
        />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Retirer cet enregistrement
        </button>
      </>
    )}
  </FormulaireActe>
);
