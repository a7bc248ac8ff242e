import { BoutonsDeFiltre } from '#components/champs/boutons-de-filtre.tsx';
import { FiltreListe } from '#components/champs/filtre.tsx';
import { CODES_DES_RAISONS, RAISONS_DU_RADAR } from '#lib/droit/echeances/radar.ts';
import { capitale } from '#lib/droit/phrase.ts';
import type { ClasseDuRadar } from '#lib/radar/faits.ts';
import type { FiltresDuRadar } from '#lib/radar/schema.ts';

interface Props {
  filtres: FiltresDuRadar;
  lieux: readonly { uai: string; nom: string }[];
  classes: readonly ClasseDuRadar[];
}

/** Filters of the list, as one form in the address. */
export const FiltresDuRadarAffiches = ({ filtres, lieux, classes }: Props) => (
  <search className="sans-impression">
    <form className="filtres filtres--simples" action="/agent/radar" method="get">
      {lieux.length > 1 ? (
        <FiltreListe
          nom="uai"
          libelle="Établissement"
          tous="À choisir"
          valeur={filtres.uai}
          options={lieux.map(({ uai, nom }) => ({ valeur: uai, libelle: `${nom} (${uai})` }))}
        />
      ) : null}
      {classes.length > 0 ? (
        <FiltreListe
          nom="classe"
          libelle="Classe"
          tous="Toutes"
          valeur={filtres.classe}
          options={classes.map(({ classe }) => ({ valeur: classe, libelle: classe }))}
        />
      ) : null}
      <FiltreListe
        nom="raison"
        libelle="Raison"
        tous="Toutes, sauf un silence"
        valeur={filtres.raison}
        options={CODES_DES_RAISONS.map((valeur) => ({ valeur, libelle: capitale(RAISONS_DU_RADAR[valeur]) }))}
      />
      <FiltreListe
        nom="ecartes"
        libelle="Élèves écartés"
        tous="Non montrés"
        valeur={filtres.ecartes}
        options={[{ valeur: 'oui', libelle: 'Eux seuls' }]}
      />
      <FiltreListe
        nom="jamais"
        libelle="Familles"
        tous="Toutes"
        valeur={filtres.jamais}
        options={[{ valeur: 'oui', libelle: 'Jamais jointes' }]}
      />
      <BoutonsDeFiltre filtres={filtres} page="/agent/radar" />
    </form>
  </search>
);
