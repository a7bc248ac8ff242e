import type { ComponentProps } from 'react';
import type { CertificatDeCachet } from '#lib/cachet/schema.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { partageLeDomicile } from '#lib/saisie/faits.ts';
import { ChampListe, ChampMontant, ChampNombre, ChampTexte } from '../champs/texte.tsx';
import { NATURES_DE_L_AVIS } from '../libelles.ts';
import { LecteurDeCachet } from './lecteur-cachet.tsx';
import { type Champ, Partie } from './partie.tsx';
import { OUI_NON } from './partie-demandeur.tsx';
import { Conversion, ditEtranger, Particularites } from './ressources-particulieres.tsx';

const EXPLICATION = {
  rfr: 'Tel qu’imprimé sur l’avis, en euros. Vide si l’avis manque.',
  enfants: 'Mineurs, handicapés ou majeurs célibataires de l’avis.',
};

interface Props {
  champ: Champ;
  valeurs: Valeurs;
  /** Facts to ask, by their path in the situation. */
  questions: readonly string[];
  /** One of them keeps the right from being computed. */
  manque: boolean;
  /** Of the cachets that avis bear. */
  certificats: readonly CertificatDeCachet[];
}

/** Part 5: what the avis says (C. III.C), and the situations that change how it is read. */
export function PartieRessources({ champ, valeurs, questions, manque, certificats }: Props) {
  const concubinage = partageLeDomicile(valeurs);
  const etranger = ditEtranger(valeurs);
  return (
    <Partie cle="ressources">
      <Avis
        champ={champ}
        base="ressources.avis"
        titre="Avis d’impôt du demandeur"
        particulier={etranger || valeurs['demandeur.lien'] === 'eleve_lui_meme'}
        personne="demandeur"
        valeurs={valeurs}
        certificats={certificats}
      />
      {concubinage ? (
        <Avis
          champ={champ}
          base="ressources.avisConcubin"
          titre="Avis d’impôt du concubin ou conjoint"
          particulier={etranger}
          personne="concubin"
          valeurs={valeurs}
          certificats={certificats}
        />
      ) : null}
      <ChampListe
        {...champ('ressources.eleveSurAvis')}
        libelle="L’élève figure sur l’avis du demandeur"
        facultatif
        options={OUI_NON}
      />
      <Particularites champ={champ} valeurs={valeurs} questions={questions} manque={manque} />
    </Partie>
  );
}

function Avis({
  champ,
  base,
  titre,
  particulier,
  ...lecture
}: {
  champ: Champ;
  base: string;
  titre: string;
  /** Another paper may stand for the French avis: foreign income, or a pupil who asks alone. */
  particulier: boolean;
} & Pick<ComponentProps<typeof LecteurDeCachet>, 'personne' | 'valeurs' | 'certificats'>) {
  return (
    <fieldset className="saisie__personne">
      <legend>{titre}</legend>
      <div className="saisie__rangee">
        <ChampNombre {...champ(`${base}.annee`)} libelle="Année des revenus" />
        <ChampMontant
          {...champ(`${base}.rfr`)}
          libelle="Revenu fiscal de référence"
          indice={EXPLICATION.rfr}
          facultatif
        />
        <ChampNombre
          {...champ(`${base}.enfants`)}
          libelle="Enfants à charge"
          indice={EXPLICATION.enfants}
          facultatif
        />
      </div>
      <LecteurDeCachet base={base} {...lecture}>
        <ChampTexte
          {...champ(`${base}.reference`)}
          libelle="Référence de l’avis"
          indice="13 chiffres ou lettres, en haut de la première page."
          facultatif
        />
      </LecteurDeCachet>
      {particulier ? (
        <div className="saisie__rangee">
          <ChampListe
            {...champ(`${base}.source`)}
            libelle="Nature de l’avis"
            facultatif
            options={[{ valeur: '', libelle: 'À choisir' }, ...NATURES_DE_L_AVIS]}
          />
          <Conversion champ={champ} base={base} />
        </div>
      ) : null}
    </fieldset>
  );
}
