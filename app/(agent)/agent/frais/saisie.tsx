'use client';

import { ChampListeRedite, ChampMontant, ChampTexte } from '#components/champs/texte.tsx';
import { ChampFichiers } from '#components/envoi/champ-fichiers.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireDecimal } from '#lib/droit/montant.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { direSansDeduction, saisirFrais } from '#lib/frais/actions.ts';
import { CAS_SANS_DEDUCTION } from '#lib/frais/schema.ts';
import { INDICE_FICHIERS } from '#lib/technique/fichiers-admis.ts';

interface Eleve {
  eleveId: string;
  prenom: string;
  nom: string;
  /** Centimes; null while nobody typed any. */
  frais: number | null;
}

const enEuros = (centimes: number | null): string => (centimes === null ? '' : ecrireDecimal(centimes));

/** The fees of a class for a trimestre, one field a pupil. */
export function SaisieDesFrais({
  uai,
  classe,
  trimestre,
  eleves,
}: {
  uai: string;
  classe: string;
  trimestre: number;
  eleves: readonly Eleve[];
}) {
  return (
    <FormulaireActe acte={saisirFrais}>
      {(erreurs, saisie) => (
        <>
          <input type="hidden" name="uai" value={uai} />
          <input type="hidden" name="trimestre" value={trimestre} />
          <div className="saisie__rangee">
            {eleves.map((eleve) => (
              <ChampMontant
                key={eleve.eleveId}
                nom={`frais.${eleve.eleveId}`}
                libelle={`Frais de ${nomDeListe(eleve)}`}
                centimes
                facultatif
                defaultValue={saisie[`frais.${eleve.eleveId}`] ?? enEuros(eleve.frais)}
                erreur={erreurs[`frais.${eleve.eleveId}`]}
                autoComplete="off"
              />
            ))}
          </div>
          <button type="submit" className="fr-btn">
            Enregistrer les frais
            <span className="fr-sr-only"> de la classe {classe}</span>
          </button>
        </>
      )}
    </FormulaireActe>
  );
}

const CAS = Object.entries(CAS_SANS_DEDUCTION).map(([valeur, libelle]) => ({ valeur, libelle }));

/** The three cases in which nothing is deducted, of the établissement or of one pupil. */
export function SansDeduction({ uai, eleves }: { uai: string; eleves: readonly Eleve[] }) {
  const options = [
    { valeur: '', libelle: 'Tous les élèves de l’établissement' },
    ...eleves.map((eleve) => ({ valeur: eleve.eleveId, libelle: nomDeListe(eleve) })),
  ];
  return (
    <FormulaireActe acte={direSansDeduction}>
      {(erreurs, saisie) => {
        const champ = (nom: string) => ({
          nom,
          id: `${nom}-${uai}`,
          defaultValue: saisie[nom] ?? '',
          erreur: erreurs[nom],
        });
        return (
          <>
            <input type="hidden" name="uai" value={uai} />
            <div className="saisie__rangee">
              <ChampListeRedite {...champ('cas')} libelle="Cas" options={CAS} />
              <ChampListeRedite {...champ('eleveId')} libelle="Pour" options={options} />
              <ChampListeRedite
                {...champ('vaut')}
                libelle="Ce cas"
                options={[
                  { valeur: 'oui', libelle: 'vaut' },
                  { valeur: 'non', libelle: 'ne vaut plus' },
                ]}
              />
              <ChampTexte
                {...champ('preuve')}
                libelle="Nature du justificatif"
                indice="Quand le bénéficiaire de la bourse ne paie pas la pension : jugement, facture, convention…"
                facultatif
                autoComplete="off"
              />
            </div>
            <ChampFichiers
              nom="fichiers"
              id={`fichiers-${uai}`}
              erreur={erreurs.fichiers}
              libelle="Justificatif"
              indice={`La pièce elle-même, demandée dans ce seul cas. ${INDICE_FICHIERS}`}
              facultatif
              depart={null}
            />
            <button type="submit" className="fr-btn fr-btn--secondary">
              Enregistrer ce cas
            </button>
          </>
        );
      }}
    </FormulaireActe>
  );
}
