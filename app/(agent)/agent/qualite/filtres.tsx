import { BoutonsDeFiltre } from '#components/champs/boutons-de-filtre.tsx';
import { FiltreListe } from '#components/champs/filtre.tsx';
import { DEFAUTS, type Defaut } from '#lib/qualite/faits.ts';
import type { FiltresDeQualite } from '#lib/qualite/schema.ts';

interface Props {
  filtres: FiltresDeQualite;
  lieux: readonly { uai: string; nom: string }[];
  comptes: readonly { defaut: Defaut; nombre: number }[];
  classes: readonly string[];
}

/** Filters of the list, as one form in the address; each lack with how many it has. */
export const FiltresDeQualiteAffiches = ({ filtres, lieux, comptes, classes }: Props) => (
  <search className="sans-impression">
    <form className="filtres filtres--simples" action="/agent/qualite" method="get">
      {lieux.length > 1 ? (
        <FiltreListe
          nom="uai"
          libelle="Établissement"
          tous="À choisir"
          valeur={filtres.uai}
          options={lieux.map(({ uai, nom }) => ({ valeur: uai, libelle: `${nom} (${uai})` }))}
        />
      ) : null}
      <FiltreListe
        nom="defaut"
        libelle="Ce qui ne va pas"
        tous="Tout"
        valeur={filtres.defaut}
        options={comptes.map(({ defaut, nombre }) => ({
          valeur: defaut,
          libelle: `${DEFAUTS[defaut].libelle} (${nombre})`,
        }))}
      />
      {classes.length > 0 ? (
        <FiltreListe
          nom="classe"
          libelle="Classe"
          tous="Toutes"
          valeur={filtres.classe}
          options={classes.map((valeur) => ({ valeur, libelle: valeur }))}
        />
      ) : null}
      <BoutonsDeFiltre filtres={filtres} page="/agent/qualite" />
    </form>
  </search>
);
