'use client';

import { ChampDate, ChampListe, ChampNombre, ChampTexte } from '#components/champs/texte.tsx';
import { enregistrer, prolonger } from '#lib/campagne/actions.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { ChampMotif } from '../champ-motif.tsx';
import { type Champ, Formulaire } from '../formulaire.tsx';

type Dates = Readonly<Record<string, string>>;

const Clotures = ({ champ }: { champ: (nom: string) => Champ }) => (
  <>
    <ChampDate {...champ('cloture')} libelle="Clôture, collège et lycée" />
    <ChampDate {...champ('clotureCned')} libelle="Clôture, Cned" />
    <ChampTexte
      {...champ('source')}
      libelle="Texte"
      indice="Ce qui fixe ces dates : son titre, sa date, son numéro"
    />
    <ChampMotif {...champ('motif')} />
  </>
);

/** All the dates of a campaign: a new one, or the one that `cible` names, which is not open yet. */
export function FormulaireCampagne({
  initiale = {},
  cible,
}: {
  initiale?: Dates;
  cible?: { rentree: number; version: number };
}) {
  return (
    <Formulaire
      acte={enregistrer}
      prefixe="campagne"
      caches={{ ...cible }}
      initiale={initiale}
      boutons={[{ libelle: cible ? 'Corriger la campagne' : 'Enregistrer la campagne' }]}
    >
      {(champ) => (
        <>
          {cible ? null : <ChampNombre {...champ('rentree')} libelle="Rentrée" indice="Une année : 2027" />}
          <ChampDate {...champ('ouverture')} libelle="Ouverture" />
          <ChampDate {...champ('finAnneeScolaire')} libelle="Fin de l’année scolaire" />
          <Clotures champ={champ} />
        </>
      )}
    </Formulaire>
  );
}

/** Later closing days for a campaign that is open, everywhere or in one académie: proposed, then confirmed by another administrateur. */
export function FormulaireProlongation({
  initiale,
  cible,
  academies,
}: {
  initiale: Dates;
  cible: { rentree: number; version: number };
  academies: readonly { code: string; nom: string }[];
}) {
  return (
    <Formulaire
      acte={prolonger}
      prefixe="prolongation"
      caches={cible}
      initiale={initiale}
      boutons={[{ libelle: 'Proposer la prolongation' }]}
    >
      {(champ) => (
        <>
          <ChampListe
            {...champ('academie')}
            libelle="Pour"
            options={[
              { valeur: '', libelle: 'Toutes les académies' },
              ...academies.map(({ code, nom }) => ({
                valeur: code,
                libelle: `Académie ${deLAcademie(nom)}`,
              })),
            ]}
          />
          <Clotures champ={champ} />
        </>
      )}
    </Formulaire>
  );
}
